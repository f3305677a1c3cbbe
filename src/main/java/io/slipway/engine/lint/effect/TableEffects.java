package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind.Check;
import io.slipway.engine.sql.form.Constraint.Kind.ForeignKey;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableForm;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TableForm.Partition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What making and changing tables does.
final class TableEffects {

  private static final int LOCKS_CHILDREN_ALL_THE_SAME_SINCE = 18;

  private final Notes notes;

  TableEffects(Notes notes) {
    this.notes = notes;
  }

  void note(TableForm form) {
    switch (form) {
      case CreateTable table -> create(table);
      case TableForm.CreateTableAs(_, _, _, var query, _) ->
          query.map(Query::references).ifPresent(it -> it.relations().forEach(this::read));
      case AlterTable table -> alter(table);
      case TableForm.MoveAllInTablespace(var what, _, _) ->
          notes.unknown("which of every " + what + " in the tablespace there are");
    }
  }

  private void read(Name relation) {
    notes.read(relation, LockMode.ACCESS_SHARE);
  }

  private void create(CreateTable table) {
    if (table.ifNotExists() && notes.schema().resolve(table.name()).found().isPresent()) {
      return;
    }
    var origin = table.origin();
    origin.likes().forEach(like -> lock(like.source(), LockMode.ACCESS_SHARE));
    origin.inherits().forEach(parent -> lock(parent, LockMode.SHARE_UPDATE_EXCLUSIVE));
    origin.partition().ifPresent(this::createPartition);
    origin.ofType().ifPresent(type -> lock(type, LockMode.ACCESS_SHARE));
    constraints(table)
        .map(Constraint::kind)
        .filter(ForeignKey.class::isInstance)
        .map(ForeignKey.class::cast)
        .filter(key -> !key.table().equals(table.name()))
        .forEach(key -> new ForeignKeyEffects(notes).lockReferenced(key.table()));
  }

  private static Stream<Constraint> constraints(CreateTable table) {
    return Stream.concat(
        table.constraints().stream(),
        table.columns().stream().map(Column::constraints).flatMap(List::stream));
  }

  // The rows of the default partition may belong to the new one. Foreign keys of the parent become
  // the partition's own.
  private void createPartition(Partition partition) {
    lock(partition.parent(), LockMode.ACCESS_EXCLUSIVE);
    notes.find(partition.parent()).ifPresent(it -> createPartition(it, partition.bound()));
  }

  private void createPartition(Relation parent, Optional<String> bound) {
    var partitions = new PartitionEffects(notes);
    partitions.lookAtDefault(parent, bound);
    partitions.takeOverForeignKeys(parent);
  }

  private void lock(Name relation, LockMode mode) {
    notes.lockFamily(relation, true, mode);
  }

  private void alter(AlterTable table) {
    if (notes.isAbsent(table.name())) {
      return;
    }
    var mode =
        table.actions().stream()
            .map(ActionLock::of)
            .max(Comparator.naturalOrder())
            .orElse(LockMode.ACCESS_EXCLUSIVE);
    var found = notes.find(table.name());
    var alone =
        table.only() || table.actions().stream().noneMatch(it -> recurses(it) && does(it, found));
    var family = notes.lockFamily(table.name(), alone, mode);
    var actions = new ActionEffects(notes, table.name(), found, family);
    table.actions().forEach(actions::note);
  }

  private boolean does(TableAction action, Optional<Relation> table) {
    return switch (action) {
      case TableAction.DropColumn(var column, var ifExists, _) ->
          !ifExists || table.filter(it -> lacks(it, column)).isEmpty();
      case TableAction.AddColumn(var column, var ifNotExists) ->
          !ifNotExists || table.filter(it -> it.column(column.name()).isPresent()).isEmpty();
      case TableAction.AddConstraint(var constraint) ->
          !(constraint.kind() instanceof Check(_, var noInherit) && noInherit)
              || notes.major() >= LOCKS_CHILDREN_ALL_THE_SAME_SINCE;
      default -> true;
    };
  }

  private static boolean lacks(Relation table, String column) {
    return table.columns().known() && table.column(column).isEmpty();
  }

  // Others are about the table itself, whatever inherits from it.
  private static boolean recurses(TableAction action) {
    return switch (action) {
      case TableAction.AddIdentity _,
          TableAction.AlterIdentity _,
          TableAction.DropIdentity _,
          TableAction.SetColumnOptions _ ->
          false;
      case TableAction.OfColumn _, TableAction.OfConstraint _ -> true;
      case TableAction.OfFamily _, TableAction.OfWhole _, TableAction.OfBehaviour _ -> false;
    };
  }
}
