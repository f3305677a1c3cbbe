package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.PrivilegeForm;
import io.slipway.engine.sql.form.TableObjectForm;
import io.slipway.engine.sql.form.TableObjectForm.CreatePolicy;
import io.slipway.engine.sql.form.TableObjectForm.CreateRule;
import io.slipway.engine.sql.form.TableObjectForm.CreateTrigger;

/// What objects that belong to tables, or speak of them, do to those tables.
final class ObjectEffects {

  private static final int GRANTING_LOCKS_SINCE = 18;

  private final Notes notes;

  ObjectEffects(Notes notes) {
    this.notes = notes;
  }

  void note(TableObjectForm form) {
    switch (form) {
      case CreateTrigger trigger -> lock(trigger.table(), LockMode.SHARE_ROW_EXCLUSIVE, false);
      case CreateRule rule -> lock(rule.table(), LockMode.ACCESS_EXCLUSIVE, true);
      case CreatePolicy policy -> {
        lock(policy.table(), LockMode.ACCESS_EXCLUSIVE, true);
        policy.references().relations().forEach(it -> lock(it, LockMode.ACCESS_SHARE, true));
      }
      case TableObjectForm.AlterTableObject alter ->
          lock(alter.table(), LockMode.ACCESS_EXCLUSIVE, alter.kind() != ObjectKind.TRIGGER);
      case TableObjectForm.DropTableObject drop -> {
        if (!drop.ifExists() || mayBeThere(drop)) {
          lock(drop.table(), LockMode.ACCESS_EXCLUSIVE, drop.kind() != ObjectKind.TRIGGER);
        }
      }
    }
  }

  private boolean mayBeThere(TableObjectForm.DropTableObject drop) {
    var schema = notes.schema();
    var table = notes.qualified(drop.table());
    return !schema.isComplete()
        || schema.triggers(table).stream().anyMatch(it -> it.name().equals(drop.name()))
        || schema.rules(table).contains(drop.name())
        || schema.policies(table).contains(drop.name());
  }

  // Triggers of partitioned tables are their partitions' as well; children inherit none.
  private void lock(Name table, LockMode mode, boolean only) {
    if (notes.isAbsent(table)) {
      return;
    }
    var found = notes.find(table);
    var partitioned = found.map(Relation::lineage).filter(it -> it.key().isPresent()).isPresent();
    notes.lockFamily(table, only || !partitioned, mode);
  }

  void note(ObjectForm form) {
    switch (form) {
      case ObjectForm.CreateSchema(_, _, var elements) ->
          elements.forEach(element -> StatementEffects.note(element, notes));
      case ObjectForm.CreateStatistics(_, var table) ->
          lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE, true);
      case ObjectForm.CreatePublication(_, var tables, _) ->
          tables.forEach(it -> lock(it, LockMode.SHARE_UPDATE_EXCLUSIVE, false));
      case ObjectForm.AlterPublication(_, _, var tables) ->
          tables.forEach(it -> lock(it, LockMode.SHARE_UPDATE_EXCLUSIVE, false));
      case ObjectForm.Comment comment -> comment(comment);
      case ObjectForm.Drop drop -> new DropEffects(notes).note(drop);
      case ObjectForm.AlterExtension(var name, _) ->
          notes.unknown("what the update of the extension " + name + " does");
      case ObjectForm.AlterOther _,
          ObjectForm.CreateExtension _,
          ObjectForm.AlterSchema _,
          ObjectForm.CreateOther _,
          ObjectForm.ImportForeignSchema _ -> {}
    }
  }

  private void comment(ObjectForm.Comment comment) {
    switch (comment.kind()) {
      case TABLE, COLUMN, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE, INDEX ->
          comment.name().ifPresent(it -> lock(it, LockMode.SHARE_UPDATE_EXCLUSIVE, true));
      case CONSTRAINT, TRIGGER, RULE, POLICY ->
          comment.name().ifPresent(it -> lock(it, LockMode.ACCESS_SHARE, true));
      default -> {}
    }
  }

  void note(PrivilegeForm form) {
    switch (form) {
      case PrivilegeForm.Grant grant -> {
        if (isOnTables(grant) && notes.major() >= GRANTING_LOCKS_SINCE) {
          grant.objects().forEach(it -> lock(it, LockMode.ACCESS_SHARE, true));
        }
      }
      case PrivilegeForm.ReassignOwned(var from, _) ->
          notes.schema().relations().stream()
              .filter(it -> it.owner().filter(from::contains).isPresent())
              .forEach(it -> notes.lock(it.name(), LockMode.ACCESS_EXCLUSIVE));
      case PrivilegeForm.Membership _,
          PrivilegeForm.DefaultPrivileges _,
          PrivilegeForm.DefineRole _ -> {}
    }
  }

  private static boolean isOnTables(PrivilegeForm.Grant grant) {
    return grant.kind() == ObjectKind.TABLE || grant.kind() == ObjectKind.SEQUENCE;
  }
}
