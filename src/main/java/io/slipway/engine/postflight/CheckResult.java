package io.slipway.engine.postflight;

import io.slipway.engine.preflight.Outcome;
import java.util.List;

/// What a check found.
///
/// @param finding one sentence on what was seen
/// @param advice one sentence on what to do next
/// @param details what the finding sums up, one line an object, a statement or a query
public record CheckResult(
    Check check, Outcome outcome, String finding, String advice, List<String> details) {

  private static final String NOTHING_TO_DO = "Nothing to do.";

  public CheckResult {
    details = List.copyOf(details);
  }

  static CheckResult pass(Check check, String finding, List<String> details) {
    return new CheckResult(check, Outcome.PASS, finding, NOTHING_TO_DO, details);
  }

  static CheckResult pass(Check check, String finding) {
    return pass(check, finding, List.of());
  }

  static CheckResult warn(Check check, String finding, String advice, List<String> details) {
    return new CheckResult(check, Outcome.WARN, finding, advice, details);
  }

  static CheckResult fail(Check check, String finding, String advice, List<String> details) {
    return new CheckResult(check, Outcome.FAIL, finding, advice, details);
  }
}
