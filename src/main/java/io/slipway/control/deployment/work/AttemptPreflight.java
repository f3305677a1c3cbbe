package io.slipway.control.deployment.work;

import io.slipway.engine.execute.Step;
import io.slipway.engine.preflight.CheckResult;
import io.slipway.engine.preflight.Outcome;
import io.slipway.engine.preflight.Preflight;
import io.slipway.engine.preflight.PreflightSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is looked at on a target before one attempt's first statement.
final class AttemptPreflight {

  private final RunPreflight preflight;
  private final RunWork work;
  private final PreflightSettings settings;
  private @Nullable CheckResult pooled;

  AttemptPreflight(RunPreflight preflight, RunWork work, PreflightSettings settings) {
    this.preflight = preflight;
    this.work = work;
    this.settings = settings;
  }

  /// How the attempt ends because the target cannot be reached.
  RunEnd unreachable(SQLException failure) {
    return preflight.judge(work, Preflight.unreachable(failure)).orElseThrow();
  }

  /// Looks whether the attempt's two sessions are sessions. Where a pooler divides them, everything
  /// else is looked at as well, since nothing follows.
  ///
  /// @return how the attempt ends because of it
  Optional<RunEnd> sessions(Connection session, Connection fence) {
    pooled = Preflight.pooled(session, fence, settings);
    return pooled.outcome() == Outcome.FAIL ? all(session, work.steps()) : Optional.empty();
  }

  /// Looks at everything else. A target that has everything already is not looked at: nothing will
  /// be done to it.
  ///
  /// @return how the attempt ends because of what was found
  Optional<RunEnd> look(Connection session, List<Step> remaining) {
    if (remaining.isEmpty() && !work.steps().isEmpty()) {
      return Optional.empty();
    }
    // What an earlier attempt did to a table's size was approved.
    var changed =
        preflight.isBegun(work, remaining)
            ? Optional.<String>empty()
            : TouchedSizes.changed(work, session);
    return changed.map(this::stale).or(() -> all(session, remaining));
  }

  private Optional<RunEnd> all(Connection session, List<Step> remaining) {
    if (pooled == null) {
      throw new IllegalStateException("the sessions come first");
    }
    var subject = preflight.subject(work, remaining);
    return preflight.judge(work, Preflight.on(session, pooled, subject, settings));
  }

  /// How the attempt ends because the ledger is not what the plan was made on.
  RunEnd stale(String moved) {
    return preflight.stale(work, moved);
  }
}
