package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// What goes with objects that are dropped.
final class DropEffects {

  private final Notes notes;
  private final Set<Name> seen = new HashSet<>();

  DropEffects(Notes notes) {
    this.notes = notes;
  }

  void note(Drop drop) {
    switch (drop.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE ->
          drop.names().forEach(name -> relation(name, drop.cascade()));
      case INDEX -> drop.names().forEach(name -> index(name, drop.concurrently()));
      case SCHEMA -> {
        if (drop.cascade()) {
          drop.names().forEach(name -> schema(name.name()));
        }
      }
      case TYPE, DOMAIN -> {
        if (drop.cascade()) {
          drop.names().forEach(this::type);
        }
      }
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> {
        if (drop.cascade()) {
          drop.names().forEach(this::routine);
        }
      }
      case STATISTICS -> drop.names().forEach(this::statistics);
      case EXTENSION, OWNED -> {
        if (drop.cascade() || drop.kind() == ObjectKind.OWNED) {
          notes.unknown("what goes with " + drop.names());
        }
      }
      default -> {}
    }
  }

  void views(Collection<Name> views) {
    views.forEach(view -> notes.schema().relation(view).ifPresent(it -> relation(it, true)));
  }

  private void relation(Name name, boolean cascade) {
    if (notes.isAbsent(name)) {
      return;
    }
    var found = notes.find(name);
    if (found.isEmpty()) {
      notes.lock(name, LockMode.ACCESS_EXCLUSIVE);
    }
    found.ifPresent(it -> relation(it, cascade));
  }

  private void relation(Relation relation, boolean cascade) {
    if (!seen.add(relation.name())) {
      return;
    }
    var schema = notes.schema();
    var name = relation.name();
    notes.lock(name, LockMode.ACCESS_EXCLUSIVE);
    notes.lockIndexes(name, LockMode.ACCESS_EXCLUSIVE);
    notes.lockToast(relation, LockMode.ACCESS_EXCLUSIVE);
    schema.sequencesOf(name).forEach(it -> notes.lock(it.name(), LockMode.ACCESS_EXCLUSIVE));
    schema.constraints(name).stream()
        .flatMap(it -> it.reference().stream())
        .map(TableConstraint.Reference::table)
        .forEach(it -> notes.lock(it, LockMode.ACCESS_EXCLUSIVE));
    if (relation.isPartition()) {
      parentOf(relation);
    }
    if (cascade || relation.kind() == RelationKind.PARTITIONED_TABLE) {
      schema.children(name).forEach(child -> relation(child, cascade));
    }
    if (cascade) {
      schema
          .incomingForeignKeys(name)
          .forEach(it -> notes.lock(it.table(), LockMode.ACCESS_EXCLUSIVE));
      views(schema.allViewsOn(name));
    }
  }

  // The parent's rows are fewer then, and the default partition's may be more.
  private void parentOf(Relation partition) {
    for (var parent : partition.parents()) {
      notes.lock(parent, LockMode.ACCESS_EXCLUSIVE);
      notes
          .schema()
          .defaultPartition(parent)
          .ifPresent(it -> notes.lock(it.name(), LockMode.ACCESS_EXCLUSIVE));
    }
  }

  private void index(Name name, boolean concurrently) {
    if (notes.isAbsent(name)) {
      return;
    }
    var mode = concurrently ? LockMode.SHARE_UPDATE_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE;
    var index = notes.qualified(name);
    notes.lock(index, mode);
    notes
        .schema()
        .index(index)
        .ifPresent(
            it -> {
              notes.lock(it.table(), mode);
              notes.schema().indexPartitions(index).forEach(part -> index(part.name(), false));
            });
  }

  private void schema(String schema) {
    notes.schema().relations().stream()
        .filter(it -> it.name().schema().equals(schema))
        .forEach(it -> relation(it, true));
  }

  private void type(Name name) {
    var type =
        notes.schema().resolveType(name).found().map(UserType::name).orElse(notes.qualified(name));
    notes
        .schema()
        .relation(type)
        .ifPresent(composite -> notes.lock(composite.name(), LockMode.ACCESS_EXCLUSIVE));
    notes.schema().columnsOfType(type).stream()
        .map(ColumnName::relation)
        .forEach(it -> notes.lock(it, LockMode.ACCESS_EXCLUSIVE));
    notes.schema().typedTables(type).forEach(it -> relation(it, true));
  }

  private void routine(Name name) {
    notes.schema().routines(name).stream()
        .flatMap(it -> notes.schema().triggersRunning(it.name()).stream())
        .forEach(it -> notes.lock(it.table(), LockMode.ACCESS_EXCLUSIVE));
  }

  private void statistics(Name name) {
    notes.schema().statistics().stream()
        .filter(it -> it.name().name().equals(name.name()))
        .forEach(it -> notes.lock(it.table(), LockMode.SHARE_UPDATE_EXCLUSIVE));
  }
}
