package io.slipway.control.deployment.work;

import io.slipway.engine.execute.Inspection;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
  private final Consumer<Connection> observer;
  private @Nullable RunEnd end;
  private boolean observed;

  /// @param observer notes how the target stands; the session is for nothing else behind it
  RunInspection(
      AttemptPreflight preflight,
      AttemptHooks hooks,
      LastLook postflight,
      Consumer<Connection> observer) {
    this.preflight = preflight;
    this.hooks = hooks;
    this.postflight = postflight;
    this.observer = observer;
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
    observer.accept(session);
    observed = true;
    return end.failure().isEmpty();
  }

  private boolean goesOn(Optional<RunEnd> refusal) {
    end = refusal.orElse(null);
    return refusal.isEmpty();
  }

  /// How the attempt ends, once what is called behind it was.
  Attempted ended(RunOutcome outcome) {
    var end = hooks.behind(seen(outcome));
    return new Attempted(end, observed && isSeen(outcome));
  }

  private RunEnd seen(RunOutcome outcome) {
    if (outcome instanceof RunOutcome.LedgerMoved(var moved)) {
      return preflight.stale(moved);
    }
    return isSeen(outcome) && end != null ? end : RunEnd.of(outcome);
  }

  private static boolean isSeen(RunOutcome outcome) {
    return outcome instanceof RunOutcome.Refused || outcome instanceof RunOutcome.Succeeded;
  }
}
