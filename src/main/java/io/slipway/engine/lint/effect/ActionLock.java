package io.slipway.engine.lint.effect;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.form.Constraint.Kind.ForeignKey;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.Detaching;
import java.util.List;
import java.util.Set;

/// The lock that an action of `ALTER TABLE` takes on the table itself.
///
/// Source: `AlterTableGetLockLevel` of PostgreSQL, and the lock levels of `reloptions.c`.
final class ActionLock {

  // Storage parameters that queries look at, in views above all.
  private static final Set<String> OF_QUERIES =
      Set.of("user_catalog_table", "security_barrier", "security_invoker", "check_option");
  private static final int DETACHING_LOCKS_BOTH_SINCE = 14;

  private ActionLock() {}

  static LockMode of(TableAction action) {
    return switch (action) {
      case TableAction.OfColumn column -> ofColumn(column);
      case TableAction.OfConstraint constraint -> ofConstraint(constraint);
      case TableAction.OfFamily family -> ofFamily(family);
      case TableAction.OfWhole whole -> ofWhole(whole);
      case TableAction.SwitchTrigger _ -> LockMode.SHARE_ROW_EXCLUSIVE;
      case TableAction.OfBehaviour _ -> LockMode.ACCESS_EXCLUSIVE;
    };
  }

  private static LockMode ofColumn(TableAction.OfColumn action) {
    return action instanceof TableAction.SetStatistics
            || action instanceof TableAction.SetColumnOptions
        ? LockMode.SHARE_UPDATE_EXCLUSIVE
        : LockMode.ACCESS_EXCLUSIVE;
  }

  private static LockMode ofConstraint(TableAction.OfConstraint action) {
    return switch (action) {
      case TableAction.ValidateConstraint _ -> LockMode.SHARE_UPDATE_EXCLUSIVE;
      case TableAction.AddConstraint(var constraint) ->
          constraint.kind() instanceof ForeignKey
              ? LockMode.SHARE_ROW_EXCLUSIVE
              : LockMode.ACCESS_EXCLUSIVE;
      case TableAction.AlterConstraint _,
          TableAction.DropConstraint _,
          TableAction.RenameConstraint _ ->
          LockMode.ACCESS_EXCLUSIVE;
    };
  }

  private static LockMode ofFamily(TableAction.OfFamily action) {
    return switch (action) {
      case TableAction.AttachPartition _ -> LockMode.SHARE_UPDATE_EXCLUSIVE;
      case TableAction.DetachPartition(_, var how) ->
          how == Detaching.AT_ONCE ? LockMode.ACCESS_EXCLUSIVE : LockMode.SHARE_UPDATE_EXCLUSIVE;
      case TableAction.Inherit _,
          TableAction.NoInherit _,
          TableAction.OfType _,
          TableAction.NotOf _,
          TableAction.ReshapePartitions _ ->
          LockMode.ACCESS_EXCLUSIVE;
    };
  }

  private static LockMode ofWhole(TableAction.OfWhole action) {
    return switch (action) {
      case TableAction.ClusterOn _, TableAction.SetWithoutCluster _ ->
          LockMode.SHARE_UPDATE_EXCLUSIVE;
      case TableAction.SetParameters(var parameters) -> ofParameters(parameters);
      case TableAction.RenameTo _,
          TableAction.SetSchema _,
          TableAction.OwnerTo _,
          TableAction.SetTablespace _,
          TableAction.SetAccessMethod _,
          TableAction.SetLogged _,
          TableAction.SetOids _ ->
          LockMode.ACCESS_EXCLUSIVE;
    };
  }

  /// The lock on the partition that is detached at once.
  static LockMode ofDetached(int major) {
    return major >= DETACHING_LOCKS_BOTH_SINCE
        ? LockMode.ACCESS_EXCLUSIVE
        : LockMode.SHARE_UPDATE_EXCLUSIVE;
  }

  private static LockMode ofParameters(List<String> parameters) {
    return parameters.stream().map(it -> it.split("=", 2)[0]).anyMatch(OF_QUERIES::contains)
        ? LockMode.ACCESS_EXCLUSIVE
        : LockMode.SHARE_UPDATE_EXCLUSIVE;
  }
}
