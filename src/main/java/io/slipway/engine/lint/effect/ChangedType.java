package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.form.TableAction.AlterColumnType;
import java.util.List;
import java.util.stream.Stream;

/// What a column's new type does to its table, and to what hangs on the column.
final class ChangedType {

  private final Notes notes;

  ChangedType(Notes notes) {
    this.notes = notes;
  }

  void note(Relation table, AlterColumnType change) {
    var column = table.column(change.column());
    if (column.isEmpty()) {
      notes.unknown("the type that " + table.name() + "." + change.column() + " has");
      if (!table.columns().known()) {
        notes.rewriteWhole(table);
      }
      return;
    }
    note(table, column.get(), change);
  }

  private void note(Relation table, TableColumn column, AlterColumnType change) {
    var outcome = new TypeChange(notes.schema()).of(column, change);
    if (outcome != TypeChange.Outcome.NONE) {
      indexes(table, column).forEach(index -> notes.lock(index.name(), LockMode.ACCESS_EXCLUSIVE));
      constraints(table, column).forEach(constraint -> recheck(table, constraint));
      foreignKeys(table, column, outcome);
    }
    switch (outcome) {
      case NONE, KEPT -> {}
      case INDEXES_REBUILT -> rebuild(table, column);
      case REWRITTEN -> rewrite(table, column);
      case UNKNOWN -> {
        notes.unknown(
            "whether %s can become %s as it stands".formatted(column.type(), change.type()));
        rewrite(table, column);
      }
    }
  }

  private List<TableIndex> indexes(Relation table, TableColumn column) {
    return notes.indexes(table.name()).stream().filter(index -> index.uses(column.name())).toList();
  }

  private List<TableConstraint> constraints(Relation table, TableColumn column) {
    return notes.schema().constraints(table.name()).stream()
        .filter(it -> it.columns().contains(column.name()))
        .toList();
  }

  // Those on the column are dropped and made again.
  private void recheck(Relation table, TableConstraint constraint) {
    if (constraint.kind() == Kind.CHECK && constraint.validity().validated()) {
      notes.scan(table.name());
    }
  }

  // Those in both directions are made anew; new values are looked up once more.
  private void foreignKeys(Relation table, TableColumn column, TypeChange.Outcome outcome) {
    var looks = outcome == TypeChange.Outcome.REWRITTEN || outcome == TypeChange.Outcome.UNKNOWN;
    Stream.concat(
            constraints(table, column).stream().filter(it -> it.reference().isPresent()),
            notes.schema().incomingForeignKeys(table.name()).stream()
                .filter(it -> it.reference().orElseThrow().columns().contains(column.name())))
        .forEach(key -> remake(key, looks));
  }

  private void remake(TableConstraint key, boolean looks) {
    var referenced = key.reference().orElseThrow().table();
    notes.lock(key.table(), LockMode.ACCESS_EXCLUSIVE);
    notes.lock(referenced, LockMode.ACCESS_EXCLUSIVE);
    if (looks && key.validity().validated()) {
      new ForeignKeyEffects(notes)
          .compare(key.table(), notes.schema().relation(key.table()).stream().toList(), referenced);
    }
  }

  // Its own indexes are dropped and made again, as others of the same name.
  private void rewrite(Relation table, TableColumn column) {
    notes.rewriteWhole(table, index -> !index.uses(column.name()));
  }

  private void rebuild(Relation table, TableColumn column) {
    if (!indexes(table, column).isEmpty()) {
      notes.scan(table.name());
    }
  }
}
