package io.slipway.engine.execute;

import io.slipway.engine.conductor.Blocker;
import io.slipway.engine.conductor.WaitListener;
import io.slipway.engine.sql.Statement;
import java.util.List;

/// Is told what a run does while it does it; must be quick and must not throw.
public interface RunListener extends WaitListener {

  /// The fence is held by others; told again whenever that changes.
  default void waiting(List<FenceHolder> holders) {}

  /// Sessions of earlier attempts are still at work, and are waited for; told again whenever that
  /// changes.
  default void orphaned(List<Orphan> orphans) {}

  /// The target is lost, and tried again for a while.
  default void disconnected(String message) {}

  /// The ledger holds the step: an earlier attempt brought it to its end.
  default void alreadyApplied(Step step) {}

  /// Told once more when a step begins anew, because the target refused it in one transaction.
  default void stepStarted(Step step) {}

  /// It is about to be sent; told once more when that has to be done again.
  default void statementStarted(Step step, Statement statement) {}

  default void statementFinished(Step step, Statement statement, StatementResult result) {}

  /// A whole script is about to be sent as one message.
  default void scriptStarted(Step step) {}

  /// @param result of all its statements
  default void scriptFinished(Step step, StatementResult result) {}

  @Override
  default void blocked(List<Blocker> blockers) {}

  @Override
  default void evicted(Blocker blocker) {}

  /// Others' locks kept the step from being applied; it is undone, and tried again after a pause.
  ///
  /// @param tries how often it was tried
  default void stepRetried(Step step, int tries, StatementFailure failure) {}

  /// What an earlier attempt left was removed, before the statement that left it is sent again.
  default void leftoverDropped(Step step, String leftover) {}

  default void stepFinished(Step step) {}

  /// A callback for failed runs failed itself; the run's outcome stays that of its step.
  default void errorCallbackFailed(StatementFailure failure) {}
}
