package io.slipway.control.deployment.work;

import io.slipway.engine.execute.Inspection;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One attempt's inspection: its checks before and behind the steps, with the hooks around them.
final class RunInspection implements Inspection {

  /// Looks at a target that has everything; says how the attempt ends with it.
  interface LastLook {
    RunEnd at(Connection session) throws SQLException;
  }

  private final AttemptPreflight preflight;
  private final AttemptHooks hooks;
  private final LastLook postflight;
  private @Nullable RunEnd end;

  RunInspection(AttemptPreflight preflight, AttemptHooks hooks, LastLook postflight) {
    this.preflight = preflight;
    this.hooks = hooks;
    this.postflight = postflight;
  }

  @Override
  public boolean endsUnreachable(SQLException failure) {
    return !goesOn(Optional.of(preflight.unreachable(failure)));
  }

  @Override
  public boolean passes(Connection session, Connection fence) {
    return goesOn(preflight.sessions(session, fence));
  }

  @Override
  public boolean passes(Connection session, List<Step> remaining) {
    return goesOn(preflight.look(session, remaining)) && goesOn(hooks.before());
  }

  @Override
  public boolean passesApplied(Connection session) throws SQLException {
    end = postflight.at(session);
    return end.failure().isEmpty();
  }

  private boolean goesOn(Optional<RunEnd> refusal) {
    end = refusal.orElse(null);
    return refusal.isEmpty();
  }

  /// How the attempt ends, once what is called behind it was.
  RunEnd ended(RunOutcome outcome) {
    return hooks.behind(seen(outcome));
  }

  private RunEnd seen(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.LedgerMoved(var moved)) {
      return preflight.stale(moved);
    }
    var isSeen = outcome instanceof RunOutcome.Refused || outcome instanceof RunOutcome.Succeeded;
    return isSeen && end != null ? end : RunEnd.of(outcome);
  }
}
