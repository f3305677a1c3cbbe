package io.slipway.engine.preflight;

import io.slipway.engine.execute.ConnectionSource;
import java.util.List;

/// What was seen of a target before a run.
///
/// @param results one a check, in the order of [Check]
public record Preflight(List<CheckResult> results) {

  public Preflight {
    results = List.copyOf(results);
  }

  /// Looks at everything on connections of its own, of which it opens two at most and leaves none.
  ///
  /// Each check reads in a transaction of its own, with the time limits of the settings. Nothing is
  /// thrown for what is found: a check that may not look, or not for so long, warns and says why.
  public static Preflight of(
      ConnectionSource connections, Subject subject, PreflightSettings settings) {
    return new Preflight(new Flight(connections, subject, settings).results());
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
