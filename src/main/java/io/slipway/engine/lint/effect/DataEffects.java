package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm;
import io.slipway.engine.sql.form.DataForm.Copy;
import io.slipway.engine.sql.form.DataForm.Delete;
import io.slipway.engine.sql.form.DataForm.Explain;
import io.slipway.engine.sql.form.DataForm.Insert;
import io.slipway.engine.sql.form.DataForm.Merge;
import io.slipway.engine.sql.form.DataForm.Select;
import io.slipway.engine.sql.form.DataForm.Truncate;
import io.slipway.engine.sql.form.DataForm.Update;
import io.slipway.engine.sql.form.References;
import java.util.HashSet;
import java.util.Set;

/// What reading and changing rows does.
final class DataEffects {

  private final Notes notes;

  DataEffects(Notes notes) {
    this.notes = notes;
  }

  void note(DataForm form) {
    switch (form) {
      case Select(var query) -> {
        var mode = query.locking().isPresent() ? LockMode.ROW_SHARE : LockMode.ACCESS_SHARE;
        query.references().relations().forEach(it -> notes.read(it, mode));
        if (query.changes()) {
          query.references().relations().forEach(it -> write(it, true));
        }
      }
      case Insert insert -> insert(insert);
      case Update update -> update(update);
      case Delete delete -> delete(delete);
      case Merge merge -> merge(merge);
      case Truncate truncate -> truncate(truncate);
      case Copy copy -> copy(copy);
      case Explain(var executes, var explained) -> {
        if (executes) {
          StatementEffects.note(explained, notes);
        }
      }
    }
  }

  private void insert(Insert insert) {
    others(insert.references(), insert.table());
    write(insert.table(), insert.onConflictUpdate());
    referred(insert.table());
  }

  private void update(Update update) {
    others(update.references(), update.table());
    write(update.table(), true);
    if (update.condition().isEmpty()) {
      scan(update.table());
    }
  }

  private void delete(Delete delete) {
    others(delete.references(), delete.table());
    write(delete.table(), true);
    referring(delete.table());
    if (delete.condition().isEmpty()) {
      scan(delete.table());
    }
  }

  private void merge(Merge merge) {
    others(merge.references(), merge.table());
    write(merge.table(), true);
    referred(merge.table());
    referring(merge.table());
  }

  private void others(References references, Name own) {
    references.relations().stream()
        .filter(it -> !it.equals(own))
        .forEach(it -> notes.read(it, LockMode.ACCESS_SHARE));
  }

  // Whoever looks for the rows first looks at the indexes.
  private void write(Name table, boolean looks) {
    var family = notes.lockFamily(table, false, LockMode.ROW_EXCLUSIVE);
    if (looks) {
      family.forEach(it -> notes.lockIndexes(it.name(), LockMode.ROW_EXCLUSIVE));
    }
  }

  private void scan(Name table) {
    var found = notes.find(table);
    if (found.isEmpty()) {
      notes.scan(table);
    }
    found.ifPresent(
        it ->
            notes.family(it, false).stream()
                .filter(member -> member.kind().holdsRows())
                .forEach(member -> notes.scan(member.name())));
  }

  // New rows are looked up in the tables that they refer to.
  private void referred(Name table) {
    notes
        .schema()
        .resolve(table)
        .found()
        .ifPresent(
            it ->
                notes.schema().constraints(it.name()).stream()
                    .flatMap(constraint -> constraint.reference().stream())
                    .map(TableConstraint.Reference::table)
                    .forEach(this::lookUp));
  }

  // Those that refer to rows that go are looked for.
  private void referring(Name table) {
    notes
        .schema()
        .resolve(table)
        .found()
        .ifPresent(
            it ->
                notes.schema().incomingForeignKeys(it.name()).stream()
                    .map(TableConstraint::table)
                    .forEach(this::lookUp));
  }

  private void lookUp(Name table) {
    notes.lock(table, LockMode.ROW_SHARE);
    notes.lockIndexes(table, LockMode.ROW_SHARE);
  }

  private void truncate(Truncate truncate) {
    var seen = new HashSet<Name>();
    truncate.tables().forEach(name -> truncate(name, truncate.cascade(), seen));
    if (truncate.restartIdentity()) {
      seen.stream()
          .flatMap(table -> notes.schema().sequencesOf(table).stream())
          .forEach(
              sequence -> {
                notes.lock(sequence.name(), LockMode.ACCESS_EXCLUSIVE);
                notes.rewrite(sequence.name());
              });
    }
  }

  private void truncate(Name name, boolean cascade, Set<Name> seen) {
    notes
        .lockFamily(name, false, LockMode.ACCESS_EXCLUSIVE)
        .forEach(table -> truncate(table, cascade, seen));
  }

  private void truncate(Relation table, boolean cascade, Set<Name> seen) {
    if (!seen.add(table.name())) {
      return;
    }
    notes.lock(table.name(), LockMode.ACCESS_EXCLUSIVE);
    if (table.kind().holdsRows()) {
      notes.rewrite(table.name());
      notes.lockIndexes(table.name(), LockMode.ACCESS_EXCLUSIVE);
      notes.indexes(table.name()).forEach(index -> notes.rewrite(index.name()));
      notes.lockToast(table, LockMode.ACCESS_EXCLUSIVE);
      Notes.toast(table).forEach(notes::rewrite);
    }
    if (cascade) {
      notes
          .schema()
          .incomingForeignKeys(table.name())
          .forEach(it -> truncate(it.table(), true, seen));
    }
  }

  private void copy(Copy copy) {
    copy.references().relations().forEach(it -> notes.read(it, LockMode.ACCESS_SHARE));
    copy.table()
        .ifPresent(
            table -> {
              if (copy.into()) {
                write(table, false);
                referred(table);
              } else {
                notes.lockFamily(table, true, LockMode.ACCESS_SHARE);
              }
            });
  }
}
