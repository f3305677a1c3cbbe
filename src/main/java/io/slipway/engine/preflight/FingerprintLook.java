package io.slipway.engine.preflight;

import java.util.List;

/// Whether the schema is still the one that the plan was made and rehearsed for.
final class FingerprintLook implements Look {

  @Override
  public CheckResult at(Target target) {
    return target
        .subject()
        .fingerprints()
        .map(FingerprintLook::judge)
        .orElseGet(FingerprintLook::unproven);
  }

  private static CheckResult judge(Fingerprints prints) {
    if (prints.expected().equals(prints.actual())) {
      return CheckResult.pass(
          Check.FINGERPRINT, "The target's schema is the one that the plan was made for.");
    }
    return CheckResult.fail(
        Check.FINGERPRINT,
        "The target's schema changed since the plan was made.",
        "Plan anew, so that what would run is rehearsed on the schema that is there.",
        List.of("planned for " + prints.expected(), "there is " + prints.actual()));
  }

  private static CheckResult unproven() {
    return CheckResult.warn(
        Check.FINGERPRINT,
        "The plan has no fingerprint of the schema, so whether that changed is not known.",
        "Plan anew with a rehearsal.",
        List.of());
  }
}
