package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.IndexForm;
import io.slipway.engine.sql.form.IndexForm.AlterIndex;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.IndexForm.IndexAction;
import io.slipway.engine.sql.form.IndexForm.Reindex;

/// What making, changing and rebuilding indexes does.
final class IndexEffects {

  private final Notes notes;

  IndexEffects(Notes notes) {
    this.notes = notes;
  }

  void note(IndexForm form) {
    switch (form) {
      case CreateIndex index -> create(index);
      case AlterIndex(var name, _, var action) -> alter(name, action);
      case Reindex reindex -> reindex(reindex);
    }
  }

  private void create(CreateIndex index) {
    var mode = index.concurrently() ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE;
    var family = notes.lockFamily(index.table(), index.only(), mode);
    if (index.ifNotExists() && isThere(index)) {
      return;
    }
    if (family.isEmpty() && !index.only()) {
      notes.scan(notes.qualified(index.table()));
    }
    family.stream().filter(it -> it.kind().holdsRows()).forEach(it -> notes.scan(it.name()));
  }

  private boolean isThere(CreateIndex index) {
    var schema = notes.qualified(index.table()).schema();
    return index
        .name()
        .filter(name -> notes.schema().relation(new Name(schema, name)).isPresent())
        .isPresent();
  }

  private void alter(Name name, IndexAction action) {
    var index = notes.qualified(name);
    switch (action) {
      case IndexAction.Rename _, IndexAction.SetParameters _, IndexAction.SetStatistics _ ->
          notes.lock(index, LockMode.SHARE_UPDATE_EXCLUSIVE);
      case IndexAction.SetTablespace _ -> {
        notes.lock(index, LockMode.ACCESS_EXCLUSIVE);
        notes.rewrite(index);
      }
      case IndexAction.AttachPartition(var partition) -> attach(index, partition);
      case IndexAction.Other _ -> notes.lock(index, LockMode.SHARE_UPDATE_EXCLUSIVE);
    }
  }

  private void attach(Name index, Name partition) {
    notes.lock(index, LockMode.SHARE_UPDATE_EXCLUSIVE);
    var part = notes.qualified(partition);
    notes.lock(part, LockMode.ACCESS_EXCLUSIVE);
    notes
        .schema()
        .index(part)
        .ifPresent(it -> notes.lock(it.table(), LockMode.SHARE_UPDATE_EXCLUSIVE));
  }

  private void reindex(Reindex reindex) {
    switch (reindex.scope()) {
      case INDEX -> reindex.name().ifPresent(name -> rebuild(name, reindex.concurrently()));
      case TABLE -> reindex.name().ifPresent(name -> rebuildAll(name, reindex.concurrently()));
      case SCHEMA, DATABASE, SYSTEM ->
          notes.schema().relations().stream()
              .filter(it -> it.kind().holdsRows())
              .filter(it -> isMeant(reindex, it))
              .forEach(it -> rebuildAll(it, reindex.concurrently()));
    }
  }

  private static boolean isMeant(Reindex reindex, Relation relation) {
    return reindex.scope() == IndexForm.Scope.DATABASE
        || reindex.name().filter(it -> it.name().equals(relation.name().schema())).isPresent();
  }

  private void rebuild(Name name, boolean concurrently) {
    var index = notes.qualified(name);
    var known = notes.schema().index(index);
    if (known.isEmpty()) {
      notes.lock(index, concurrently ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE);
      notes.rewrite(index);
    }
    known.ifPresent(it -> rebuild(it, concurrently));
  }

  private void rebuild(TableIndex index, boolean concurrently) {
    var mode = concurrently ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
    notes.lock(index.name(), mode);
    notes.lock(index.table(), concurrently ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE);
    notes.rewrite(index.name());
    notes.scan(index.table());
    notes.schema().indexPartitions(index.name()).forEach(part -> rebuild(part, concurrently));
  }

  private void rebuildAll(Name name, boolean concurrently) {
    var found = notes.find(name);
    if (found.isEmpty() && !notes.isAbsent(name)) {
      notes.lock(name, concurrently ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE);
      notes.scan(name);
    }
    found.ifPresent(
        table -> notes.family(table, false).forEach(it -> rebuildAll(it, concurrently)));
  }

  private void rebuildAll(Relation table, boolean concurrently) {
    var mode = concurrently ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.SHARE;
    notes.lock(table.name(), mode);
    notes.indexes(table.name()).forEach(index -> rebuild(index, concurrently));
    table
        .storage()
        .toast()
        .ifPresent(
            toast -> {
              notes.lock(toast, mode);
              notes.lock(Notes.indexOf(toast), concurrently ? mode : LockMode.ACCESS_EXCLUSIVE);
              notes.rewrite(Notes.indexOf(toast));
            });
  }
}
