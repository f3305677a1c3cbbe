package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.MaintenanceForm;
import io.slipway.engine.sql.form.MaintenanceForm.Analyze;
import io.slipway.engine.sql.form.MaintenanceForm.Cluster;
import io.slipway.engine.sql.form.MaintenanceForm.LockTable;
import io.slipway.engine.sql.form.MaintenanceForm.Vacuum;
import java.util.List;
import java.util.function.Consumer;

/// What the upkeep of tables does.
final class MaintenanceEffects {

  private final Notes notes;

  MaintenanceEffects(Notes notes) {
    this.notes = notes;
  }

  void note(MaintenanceForm form) {
    switch (form) {
      case Vacuum(var tables, var full, _) ->
          each(tables, full ? this::rewrite : this::vacuum, mode(full));
      case Analyze(var tables) -> each(tables, this::analyze, LockMode.SHARE_UPDATE_EXCLUSIVE);
      case Cluster cluster -> cluster(cluster);
      case LockTable(var tables, var mode, _) ->
          tables.forEach(
              table -> notes.lockFamily(table, false, mode).forEach(it -> below(it, mode)));
    }
  }

  // What a view reads is locked with it.
  private void below(Relation view, LockMode mode) {
    notes.schema().view(view.name()).stream()
        .filter(_ -> !view.kind().holdsRows())
        .flatMap(query -> query.relations().stream())
        .forEach(it -> notes.lockFamily(it, false, mode).forEach(next -> below(next, mode)));
  }

  private static LockMode mode(boolean full) {
    return full ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE_UPDATE_EXCLUSIVE;
  }

  // Without a name, all tables of the database are meant.
  private void each(List<Name> tables, Consumer<Relation> work, LockMode mode) {
    if (tables.isEmpty()) {
      notes.schema().relations().stream().filter(it -> it.kind().holdsRows()).forEach(work);
      if (!notes.schema().isComplete()) {
        notes.unknown("which tables there are");
      }
    }
    for (var name : tables) {
      notes.lockFamily(name, false, mode).stream()
          .filter(it -> it.kind().holdsRows())
          .forEach(work);
    }
  }

  private void vacuum(Relation table) {
    notes.lock(table.name(), LockMode.SHARE_UPDATE_EXCLUSIVE);
    notes.lockIndexes(table.name(), LockMode.ROW_EXCLUSIVE);
  }

  private void analyze(Relation table) {
    notes.lock(table.name(), LockMode.SHARE_UPDATE_EXCLUSIVE);
    notes.lockIndexes(table.name(), LockMode.ACCESS_SHARE);
  }

  private void rewrite(Relation table) {
    notes.lock(table.name(), LockMode.ACCESS_EXCLUSIVE);
    notes.rewriteWhole(table);
    Notes.toast(table).forEach(notes::rewrite);
  }

  private void cluster(Cluster cluster) {
    if (cluster.concurrently()) {
      cluster.table().ifPresent(it -> notes.lockFamily(it, false, LockMode.ACCESS_EXCLUSIVE));
      return;
    }
    cluster
        .table()
        .ifPresentOrElse(
            it -> each(List.of(it), this::rewrite, LockMode.ACCESS_EXCLUSIVE),
            () ->
                notes.schema().relations().stream()
                    .filter(it -> it.options().clusteredOn().isPresent())
                    .forEach(this::rewrite));
    if (cluster.table().filter(it -> notes.schema().resolve(it).isUnknown()).isPresent()) {
      notes.rewrite(cluster.table().get());
      notes.scan(cluster.table().get());
    }
  }
}
