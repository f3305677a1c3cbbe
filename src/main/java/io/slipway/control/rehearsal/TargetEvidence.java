package io.slipway.control.rehearsal;

import java.util.Optional;

/// What a rehearsal says about one target.
///
/// @param fingerprint the digest of the target's own schema, without the ledger; empty when nothing
///     was there to compare it with
/// @param drift how the target's schema differs from the one that its ledger promises; empty when
///     it does not, or nobody knows
public record TargetEvidence(
    RollbackEvidence rollback, Optional<String> fingerprint, Optional<SchemaDifferences> drift) {

  /// Nothing was tried.
  public static TargetEvidence unproven(String reason) {
    return untried(RollbackEvidence.unproven(reason));
  }

  static TargetEvidence untried(RollbackEvidence rollback) {
    return new TargetEvidence(rollback, Optional.empty(), Optional.empty());
  }
}
