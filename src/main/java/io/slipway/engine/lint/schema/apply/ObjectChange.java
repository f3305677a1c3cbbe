package io.slipway.engine.lint.schema.apply;

import static java.util.stream.Collectors.toCollection;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Extension;
import io.slipway.engine.lint.schema.model.Publication;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.StatisticsObject;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm;
import io.slipway.engine.sql.form.ObjectForm.AlterPublication;
import io.slipway.engine.sql.form.ObjectForm.AlterSchema;
import io.slipway.engine.sql.form.ObjectForm.CreateSchema;
import io.slipway.engine.sql.form.ObjectKind;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// What is done to objects of the other kinds.
///
/// @param run does what a statement in a `CREATE SCHEMA` does
record ObjectChange(Contents contents, Consumer<Form> run) {

  void apply(ObjectForm form) {
    switch (form) {
      case CreateSchema it -> create(it);
      case AlterSchema it -> it.newName().ifPresent(name -> rename(it.name(), name));
      case ObjectForm.CreateExtension it -> create(it);
      case ObjectForm.AlterExtension it ->
          contents.lose("what ALTER EXTENSION %s changes".formatted(it.name()));
      case ObjectForm.CreateStatistics it -> create(it);
      case ObjectForm.CreatePublication it ->
          contents.publications.put(
              it.name(), new Publication(it.name(), it.all(), named(it.tables()), Set.of()));
      case AlterPublication it -> alter(it);
      case ObjectForm.CreateOther _ -> {}
      case ObjectForm.AlterOther _ -> {}
      case ObjectForm.Drop it -> new Drops(contents, it).run();
      case ObjectForm.Comment _ -> {}
      case ObjectForm.ImportForeignSchema it ->
          contents.lose("which foreign tables are imported into " + it.into());
    }
  }

  private void create(CreateSchema form) {
    var name = form.name().or(() -> contents.session.role());
    if (name.isEmpty()) {
      contents.lose("which role a schema is named after");
      return;
    }
    contents.schemas.add(name.get());
    var before = contents.session;
    contents.session =
        new io.slipway.engine.lint.schema.model.Session(
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(name.get()), before.searchPath().stream())
                .toList(),
            before.role(),
            before.superuser(),
            before.timeZone());
    form.elements().forEach(run);
    contents.session = before;
  }

  private void rename(String from, String to) {
    if (contents.schemas.remove(from)) {
      contents.schemas.add(to);
    }
    new Renaming(contents, name -> name.schema().equals(from) ? new Name(to, name.name()) : name)
        .run();
    for (var name : java.util.List.copyOf(contents.routines.keySet())) {
      if (name.schema().equals(from)) {
        var moved = new Name(to, name.name());
        contents.routines.put(
            moved, contents.routines(name).stream().map(it -> it.named(moved)).toList());
        contents.routines.remove(name);
      }
    }
    contents.triggers.replaceAll(
        (_, it) ->
            it.function().schema().equals(from)
                ? it.running(new Name(to, it.function().name()))
                : it);
  }

  private void create(ObjectForm.CreateExtension form) {
    if (!contents.extensions.containsKey(form.name())) {
      contents.extensions.put(form.name(), new Extension(form.name(), Optional.empty()));
      new ExtensionObjects(contents).add(form.name());
    }
  }

  private void create(ObjectForm.CreateStatistics form) {
    var path = new SearchPath(contents);
    var table = path.find(form.table(), contents.relations::containsKey);
    if (form.name().isEmpty()) {
      contents.lose("the name of statistics of " + form.table());
    } else if (table.isPresent()) {
      var name = path.forNew(form.name().get());
      contents.statistics.putIfAbsent(
          name, new StatisticsObject(name, table.get(), Optional.empty()));
    }
  }

  private Set<Name> named(java.util.List<Name> tables) {
    var path = new SearchPath(contents);
    return tables.stream()
        .map(it -> path.find(it, contents.relations::containsKey).orElse(path.forNew(it)))
        .collect(toCollection(LinkedHashSet::new));
  }

  private void alter(AlterPublication form) {
    var before = contents.publications.get(form.name());
    if (before == null) {
      return;
    }
    var tables = new LinkedHashSet<>(before.tables());
    switch (form.change().orElse("")) {
      case "ADD" -> tables.addAll(named(form.tables()));
      case "DROP" -> tables.removeAll(named(form.tables()));
      case "SET" -> {
        tables.clear();
        tables.addAll(named(form.tables()));
      }
      default -> contents.lose("what ALTER PUBLICATION %s changes".formatted(form.name()));
    }
    contents.publications.put(
        form.name(), new Publication(form.name(), before.allTables(), tables, before.schemas()));
  }

  /// What has the words of an object's kind.
  static boolean isRoutine(ObjectKind kind) {
    return kind == ObjectKind.FUNCTION
        || kind == ObjectKind.PROCEDURE
        || kind == ObjectKind.ROUTINE
        || kind == ObjectKind.AGGREGATE;
  }
}
