package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Age;
import io.slipway.engine.lint.schema.model.Columns;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Lineage;
import io.slipway.engine.lint.schema.model.Options;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.Sequence;
import io.slipway.engine.lint.schema.model.Storage;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableForm.Persistence;
import java.util.List;
import java.util.Optional;

/// Relations as statements make them.
record NewRelations(Contents contents) {

  /// A relation of the session's role, without anything else said.
  Relation plain(Name name, RelationKind kind, Persistence persistence) {
    var method =
        kind == RelationKind.TABLE || kind == RelationKind.MATERIALIZED_VIEW
            ? Optional.of("heap")
            : Optional.<String>empty();
    return new Relation(
        name,
        kind,
        persistence,
        contents.session.role(),
        Columns.NONE,
        storage(method),
        Lineage.NONE,
        Options.NONE,
        Age.NEW);
  }

  static Storage storage(Optional<String> method) {
    return new Storage(
        method, Optional.empty(), List.of(), Truth.NO, Optional.empty(), Storage.Size.UNKNOWN);
  }

  /// Where a new relation of a name goes.
  Name place(Name name, Persistence persistence) {
    return persistence == Persistence.TEMPORARY
        ? new Name(Contents.TEMPORARY, name.name())
        : new SearchPath(contents).forNew(name);
  }

  /// The sequence of a `serial` or of an identity.
  Name sequenceFor(Relation table, String column, boolean identity) {
    var name = new NameChoice(contents).relation(table.name(), List.of(column), "seq");
    contents.put(plain(name, RelationKind.SEQUENCE, table.persistence()).ownedBy(table.owner()));
    contents.sequences.put(
        name,
        new Sequence(
            name, Optional.of(new Sequence.Owner(table.name(), Optional.of(column), identity))));
    return name;
  }
}
