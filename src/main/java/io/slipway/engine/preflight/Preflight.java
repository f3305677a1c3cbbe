package io.slipway.engine.preflight;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// What was seen of a target before a run.
///
/// @param results one a check, in the order of [Check]
public record Preflight(List<CheckResult> results) {

  public Preflight {
    results = List.copyOf(results);
  }

  /// What is said of a target that cannot be reached.
  public static Preflight unreachable(SQLException failure) {
    return new Preflight(
        Stream.of(Check.values()).map(check -> Unseen.withoutConnection(check, failure)).toList());
  }

  /// Whether a pooler stands between, which is to be known before anything is done that a session
  /// keeps.
  ///
  /// @param session in autocommit mode, as is the other, and in neither was anything done
  public static CheckResult pooled(
      Connection session, Connection other, PreflightSettings settings) {
    return settings.off().contains(Check.POOLED_CONNECTION)
        ? Unseen.switchedOff(Check.POOLED_CONNECTION)
        : new PooledConnection(session, other, settings.patience()).look();
  }

  /// Looks at everything else.
  ///
  /// Each check reads in a transaction of its own, with the time limits of the settings. Nothing is
  /// thrown for what is found: a check that may not look, or not for so long, warns and says why.
  ///
  /// @param session in autocommit mode
  /// @param pooled what was found of that before
  public static Preflight on(
      Connection session, CheckResult pooled, Subject subject, PreflightSettings settings) {
    return new Preflight(new Flight(session, pooled, subject, settings).results());
  }

  /// The worst of all results.
  public Outcome outcome() {
    return results.stream().map(CheckResult::outcome).reduce(Outcome.PASS, Outcome::or);
  }

  /// What one check found.
  public CheckResult result(Check check) {
    return results.get(check.ordinal());
  }
}
