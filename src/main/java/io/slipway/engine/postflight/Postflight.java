package io.slipway.engine.postflight;

import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.preflight.Outcome;
import java.sql.SQLException;
import java.util.List;

/// What was seen of a target behind a run's last step.
///
/// @param results one a check, in the order of [Check]
public record Postflight(List<CheckResult> results) {

  private static final String APPLICATION_NAME = "slipway postflight";

  public Postflight {
    results = List.copyOf(results);
  }

  /// Looks at everything on a connection of its own, in transactions that read alone.
  ///
  /// @throws SQLException when the target cannot be reached, or the session broke: then nothing is
  ///     known
  public static Postflight of(
      ConnectionSource connections, Subject subject, PostflightSettings settings)
      throws SQLException {
    try (var connection = connections.open(APPLICATION_NAME)) {
      return new Postflight(new Landing(connection, subject, settings).results());
    }
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
