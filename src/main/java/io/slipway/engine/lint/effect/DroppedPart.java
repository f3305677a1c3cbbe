package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.postgres.LockMode;
import java.util.stream.Stream;

/// What goes with a column or a constraint.
final class DroppedPart {

  private final Notes notes;

  DroppedPart(Notes notes) {
    this.notes = notes;
  }

  void column(Relation table, String column, boolean cascade) {
    var schema = notes.schema();
    var name = new ColumnName(table.name(), column);
    notes.indexes(table.name()).stream()
        .filter(index -> index.uses(column))
        .forEach(index -> notes.lock(index.name(), LockMode.ACCESS_EXCLUSIVE));
    schema
        .sequenceOf(name)
        .ifPresent(sequence -> notes.lock(sequence.name(), LockMode.ACCESS_EXCLUSIVE));
    schema.constraints(table.name()).stream()
        .filter(it -> it.columns().contains(column))
        .forEach(this::otherTable);
    if (cascade) {
      schema.incomingForeignKeys(table.name()).stream()
          .filter(it -> it.reference().orElseThrow().columns().contains(column))
          .forEach(it -> notes.lock(it.table(), LockMode.ACCESS_EXCLUSIVE));
      new DropEffects(notes).views(schema.allViewsOn(name));
    }
  }

  // A foreign key has triggers on the other table, which go with it.
  private void otherTable(TableConstraint constraint) {
    constraint
        .reference()
        .ifPresent(reference -> notes.lock(reference.table(), LockMode.ACCESS_EXCLUSIVE));
  }

  void constraint(Relation table, String name, boolean cascade) {
    var constraint = notes.schema().constraint(table.name(), name);
    constraint.ifPresent(this::otherTable);
    var index = constraint.flatMap(TableConstraint::index);
    index.ifPresent(it -> notes.lock(it, LockMode.ACCESS_EXCLUSIVE));
    if (cascade && constraint.filter(TableConstraint::isKey).isPresent()) {
      referring(table, constraint.get())
          .forEach(it -> notes.lock(it.table(), LockMode.ACCESS_EXCLUSIVE));
    }
  }

  private Stream<TableConstraint> referring(Relation table, TableConstraint key) {
    return notes.schema().incomingForeignKeys(table.name()).stream()
        .filter(it -> it.reference().orElseThrow().columns().equals(key.columns()));
  }
}
