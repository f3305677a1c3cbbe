package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableColumn.Generation;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableAction;
import java.util.List;
import java.util.Optional;

/// What an action of `ALTER TABLE` does beside the table's own lock.
final class ActionEffects {

  private final Notes notes;
  private final Name written;
  private final Optional<Relation> table;
  private final List<Relation> family;

  /// @param written the name that the statement has for it
  /// @param table what it is, when that is known
  /// @param family it and what inherits from it, as far as the statement is about those
  ActionEffects(Notes notes, Name written, Optional<Relation> table, List<Relation> family) {
    this.notes = notes;
    this.written = written;
    this.table = table;
    this.family = family;
  }

  void note(TableAction action) {
    switch (action) {
      case TableAction.OfColumn column -> note(column);
      case TableAction.OfConstraint constraint -> note(constraint);
      case TableAction.OfFamily relatives -> note(relatives);
      case TableAction.OfWhole whole -> new StorageEffects(notes).note(whole, written, table);
      case TableAction.SwitchTrigger _ -> table.ifPresent(this::switchTriggers);
      case TableAction.OfBehaviour _ -> {}
    }
  }

  private void note(TableAction.OfColumn action) {
    switch (action) {
      case TableAction.AddColumn(var column, _) ->
          new AddedColumn(notes, written, family).note(column);
      case TableAction.DropColumn(var column, _, var cascade) ->
          family.forEach(it -> new DroppedPart(notes).column(it, column, cascade));
      case TableAction.AlterColumnType change -> changeType(change);
      case TableAction.SetNotNull(var column) ->
          new ConstraintEffects(notes).scanForNulls(written, family, column);
      case TableAction.SetExpression(var column, _) -> setExpression(column);
      case TableAction.AlterIdentity(var column, var restarts) ->
          new SequenceEffects(notes).alterIdentity(table, column, restarts);
      case TableAction.DropIdentity(var column, _) ->
          new SequenceEffects(notes).dropIdentity(table, column);
      case TableAction.AddIdentity _,
          TableAction.DropNotNull _,
          TableAction.SetDefault _,
          TableAction.DropDefault _,
          TableAction.DropExpression _,
          TableAction.SetStatistics _,
          TableAction.SetStorage _,
          TableAction.SetCompression _,
          TableAction.SetColumnOptions _,
          TableAction.RenameColumn _ -> {}
    }
  }

  // Of a table that nobody knows, the usual: most types are stored differently.
  private void changeType(TableAction.AlterColumnType change) {
    if (family.isEmpty()) {
      notes.rewrite(written);
      notes.scan(written);
    }
    family.forEach(it -> new ChangedType(notes).note(it, change));
  }

  private void note(TableAction.OfConstraint action) {
    var constraints = new ConstraintEffects(notes);
    switch (action) {
      case TableAction.AddConstraint(var constraint) ->
          constraints.add(written, table, family, constraint);
      case TableAction.ValidateConstraint(var name) -> constraints.validate(written, family, name);
      case TableAction.DropConstraint(var name, _, var cascade) ->
          family.forEach(it -> new DroppedPart(notes).constraint(it, name, cascade));
      case TableAction.AlterConstraint change ->
          table.ifPresent(it -> constraints.alter(it, change));
      case TableAction.RenameConstraint(var from, _) ->
          table
              .flatMap(it -> notes.schema().constraint(it.name(), from))
              .flatMap(TableConstraint::index)
              .ifPresent(index -> notes.lock(index, LockMode.SHARE_UPDATE_EXCLUSIVE));
    }
  }

  private void note(TableAction.OfFamily action) {
    switch (action) {
      case TableAction.AttachPartition attached ->
          new PartitionEffects(notes).attach(table, attached);
      case TableAction.DetachPartition detached ->
          new PartitionEffects(notes).detach(table, detached);
      case TableAction.ReshapePartitions(var from, _) ->
          from.forEach(
              name ->
                  notes
                      .lockFamily(name, false, LockMode.ACCESS_EXCLUSIVE)
                      .forEach(notes::rewriteWhole));
      case TableAction.Inherit(var parent) ->
          notes.lockFamily(parent, true, LockMode.SHARE_UPDATE_EXCLUSIVE);
      case TableAction.NoInherit(var parent) ->
          notes.lockFamily(parent, true, LockMode.ACCESS_SHARE);
      case TableAction.OfType(var type) -> notes.lockFamily(type, true, LockMode.ACCESS_SHARE);
      case TableAction.NotOf _ -> {}
    }
  }

  // A partitioned table's triggers are its partitions' as well.
  private void switchTriggers(Relation relation) {
    if (relation.lineage().key().isPresent()
        && !notes.schema().triggers(relation.name()).isEmpty()) {
      notes
          .family(relation, false)
          .forEach(it -> notes.lock(it.name(), LockMode.SHARE_ROW_EXCLUSIVE));
    }
  }

  // Of a virtual column nothing is kept.
  private void setExpression(String column) {
    if (family.isEmpty()) {
      notes.rewrite(written);
      notes.scan(written);
    }
    family.stream()
        .filter(
            it ->
                it.column(column).filter(that -> that.generation() == Generation.VIRTUAL).isEmpty())
        .forEach(notes::rewriteWhole);
  }
}
