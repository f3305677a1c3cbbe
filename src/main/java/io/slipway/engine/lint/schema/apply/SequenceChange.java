package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.Sequence;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.SequenceForm;
import io.slipway.engine.sql.form.SequenceForm.AlterSequence;
import io.slipway.engine.sql.form.SequenceForm.CreateSequence;
import io.slipway.engine.sql.form.SequenceForm.SequenceAction;
import io.slipway.engine.sql.form.TableForm.Persistence;
import java.util.Optional;

/// What is done to sequences.
record SequenceChange(Contents contents) {

  void apply(SequenceForm form) {
    switch (form) {
      case CreateSequence it -> create(it);
      case AlterSequence it -> alter(it);
    }
  }

  private Optional<Name> find(Name name) {
    return new SearchPath(contents).find(name, contents.relations::containsKey);
  }

  private void create(CreateSequence form) {
    var persistence = form.temporary() ? Persistence.TEMPORARY : Persistence.PERMANENT;
    var name = new NewRelations(contents).place(form.name(), persistence);
    if (!contents.relations.containsKey(name)) {
      contents.put(new NewRelations(contents).plain(name, RelationKind.SEQUENCE, persistence));
      contents.sequences.put(name, new Sequence(name, form.ownedBy().flatMap(this::owner)));
    }
  }

  // The statement's form says the table alone.
  private Optional<Sequence.Owner> owner(Name table) {
    return find(table).map(it -> new Sequence.Owner(it, Optional.empty(), false));
  }

  private void alter(AlterSequence form) {
    find(form.name()).ifPresent(name -> alter(name, form.action()));
  }

  private void alter(Name name, SequenceAction action) {
    switch (action) {
      case SequenceAction.SetOptions it -> own(name, it);
      case SequenceAction.RenameTo it ->
          Renaming.one(contents, name, new Name(name.schema(), it.name()));
      case SequenceAction.SetSchema it -> TableActions.setSchema(contents, name, it.schema());
      case SequenceAction.OwnerTo it ->
          contents.relations.computeIfPresent(
              name, (_, old) -> old.ownedBy(TypeChange.role(contents, it.role())));
      case SequenceAction.SetLogged it ->
          contents.relations.computeIfPresent(
              name,
              (_, old) -> old.with(it.logged() ? Persistence.PERMANENT : Persistence.UNLOGGED));
    }
  }

  // Nothing at all said is OWNED BY NONE.
  private void own(Name name, SequenceAction.SetOptions action) {
    if (action.ownedBy().isPresent() || !action.options()) {
      contents.sequences.put(name, new Sequence(name, action.ownedBy().flatMap(this::owner)));
    }
  }
}
