package io.slipway.engine.execute;

import io.slipway.engine.conductor.Blocker;
import io.slipway.engine.conductor.Conductor;
import io.slipway.engine.conductor.Tries;
import io.slipway.engine.postgres.SqlState;
import java.util.List;
import java.util.Optional;

/// How a run on one target ended.
public sealed interface RunOutcome {

  /// Every step is applied.
  record Succeeded() implements RunOutcome {}

  /// A statement failed.
  ///
  /// @param step the step it belongs to; empty for a callback outside any step
  /// @param cleanlyUndone whether the step left nothing behind
  /// @param leftovers what it left, in words, such as invalid indexes
  record Failed(
      Optional<Step> step, StatementFailure failure, boolean cleanlyUndone, List<String> leftovers)
      implements RunOutcome {
    public Failed {
      leftovers = List.copyOf(leftovers);
    }
  }

  /// Others' locks were in the way as often as a step, or a part of it, was tried.
  ///
  /// @param failed what came of the last try, and what the step has left
  /// @param tries how often it was tried
  /// @param blockers who was in the way at last
  record Blocked(Failed failed, int tries, List<Blocker> blockers) implements RunOutcome {
    public Blocked {
      blockers = List.copyOf(blockers);
    }

    public StatementFailure failure() {
      return failed.failure();
    }

    /// The same failure, when it was others' doing; otherwise as it is.
    static RunOutcome or(Failed failed, Conductor conductor, Tries tries) {
      return tries.metOthers() && SqlState.mayPass(failed.failure().failure().sqlState())
          ? new Blocked(failed, tries.made(), conductor.lastBlockers())
          : failed;
    }
  }

  /// Whoever inspects the target would not have the run begin, or not pass for one that succeeded.
  record Refused() implements RunOutcome {}

  /// Nothing was done, because others held the fence for longer than the run was to wait.
  record Fenced(List<FenceHolder> holders) implements RunOutcome {
    public Fenced {
      holders = List.copyOf(holders);
    }
  }

  /// Nothing was done, because sessions of earlier attempts cannot be ended.
  record Orphaned(List<Orphan> orphans) implements RunOutcome {
    public Orphaned {
      orphans = List.copyOf(orphans);
    }
  }

  /// Somebody stopped it.
  ///
  /// @param step the one that it was stopped in and that left something behind; empty when it was
  ///     stopped between steps or within one that is undone
  /// @param leftovers what it left, in words
  record Cancelled(Optional<Step> step, List<String> leftovers) implements RunOutcome {
    public Cancelled {
      leftovers = List.copyOf(leftovers);
    }
  }

  /// Nothing was done but to write down that a step was undone by hand.
  record RolledBack(Step step) implements RunOutcome {}

  /// Nothing was done, because the ledger is no longer what the steps were planned on.
  ///
  /// @param reason what changed, in words
  record LedgerMoved(String reason) implements RunOutcome {}

  /// A statement that no transaction protects was sent and its answer never came, and neither the
  /// ledger nor the catalog can tell whether it took effect.
  record InDoubt(Step step, int statement) implements RunOutcome {}

  /// The target could not be reached, or a session with it broke where the target itself can tell
  /// how far the run came: the next attempt asks it and goes on from there.
  record ConnectionLost(String message) implements RunOutcome {

    static ConnectionLost ofFence() {
      return new ConnectionLost("the session that held the fence broke");
    }
  }
}
