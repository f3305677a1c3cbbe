package io.slipway.engine.postflight;

import io.slipway.engine.preflight.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What was seen of a target behind a run's last step.
///
/// @param results one a check, in the order of [Check]
public record Postflight(List<CheckResult> results) {

  public Postflight {
    results = List.copyOf(results);
  }

  /// Looks at everything, in transactions that read alone.
  ///
  /// @param session in autocommit mode, and as good as new
  /// @throws SQLException when the session broke: then nothing is known
  public static Postflight on(Connection session, Subject subject, PostflightSettings settings)
      throws SQLException {
    return new Postflight(new Landing(session, subject, settings).results());
  }

  /// The worst of all results.
  public Outcome outcome() {
    return results.stream().map(CheckResult::outcome).max(Outcome::compareTo).orElse(Outcome.PASS);
  }

  /// What one check found.
  public CheckResult result(Check check) {
    return results.get(check.ordinal());
  }
}
