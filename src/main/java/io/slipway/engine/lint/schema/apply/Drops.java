package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Does what a `DROP` says.
record Drops(Contents contents, Drop form) {

  void run() {
    var removal = new Removal(contents, form.cascade());
    switch (form.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, INDEX ->
          each(contents.relations::containsKey, removal::relation);
      case TYPE, DOMAIN ->
          each(
              it -> contents.types.containsKey(it) || contents.relations.containsKey(it),
              it -> dropType(removal, it));
      case SCHEMA -> form.names().forEach(it -> removal.schema(it.name()));
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> dropRoutines(removal);
      case STATISTICS -> each(contents.statistics::containsKey, contents.statistics::remove);
      case PUBLICATION -> form.names().forEach(it -> contents.publications.remove(it.name()));
      case EXTENSION -> dropExtensions();
      case OWNED -> contents.lose("what DROP OWNED takes along");
      default -> {}
    }
  }

  // Without knowing the object, it is known to be gone.
  private void each(Predicate<Name> exists, Consumer<Name> remove) {
    var path = new SearchPath(contents);
    for (var name : form.names()) {
      var found = path.find(name, exists);
      found.ifPresent(remove);
      if (found.isEmpty() && !contents.complete) {
        contents.gone.add(path.forNew(name));
      }
    }
  }

  private void dropType(Removal removal, Name name) {
    if (contents.types.containsKey(name)) {
      removal.type(name);
    } else {
      removal.relation(name);
    }
  }

  // Which of several of one name is meant, the form does not say.
  private void dropRoutines(Removal removal) {
    var path = new SearchPath(contents);
    for (var name : form.names()) {
      path.find(name, false, contents.routines::containsKey)
          .ifPresent(
              it -> {
                if (contents.routines(it).size() > 1) {
                  contents.lose("which function %s was dropped".formatted(it));
                } else {
                  removal.routine(it);
                }
              });
    }
  }

  private void dropExtensions() {
    for (var name : form.names()) {
      if (contents.extensions.remove(name.name()) != null) {
        contents.lose("what went with the extension " + name.name());
      }
    }
  }
}
