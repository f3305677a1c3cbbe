package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class LockRules {

  private LockRules() {}

  public static List<Rule> all() {
    return List.of(
        new BoundLockWaits(),
        new SetEffectiveLockTimeout(),
        new AvoidWorkUnderLock(),
        new LockOneTableAtATime(),
        new SeparateStructureFromRows(),
        new AvoidLockTable(),
        new LeaveTransactionsToTheRunner(),
        new EndTransactions(),
        new CoordinateTriggers(),
        new CoordinatePolicies(),
        new UseEnumValuesLater(),
        new KeepCommandsOutOfTransactions(),
        new BoundLongStatements(),
        new BoundIdleTransactions(),
        new MergeAlterTables(),
        new AllowAnotherRun(),
        new LimitSavepoints());
  }
}
