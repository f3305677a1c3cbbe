package io.slipway.control.rehearsal;

import java.util.Optional;

/// What a rehearsal says about one target.
///
/// @param fingerprint the digest of the target's own schema, without the ledger; empty when nobody
///     could look
/// @param drift how the target's schema differs from the one that its ledger promises; empty when
///     it does not, or nobody knows
public record TargetEvidence(
    RollbackEvidence rollback,
    Optional<String> fingerprint,
    Optional<SchemaDifferences> drift,
    ExpectedSchema expected) {

  /// Nothing was tried, and nothing seen.
  public static TargetEvidence unproven(String reason) {
    return new TargetEvidence(
        RollbackEvidence.unproven(reason),
        Optional.empty(),
        Optional.empty(),
        ExpectedSchema.unproven(reason));
  }

  /// Nothing was tried.
  static TargetEvidence unproven(TargetSchema schema, String reason) {
    return new TargetEvidence(
        RollbackEvidence.unproven(reason),
        Optional.of(schema.fingerprint()),
        Optional.empty(),
        ExpectedSchema.unproven(reason));
  }

  /// Nothing was to be tried.
  static TargetEvidence ofNothing(TargetSchema schema) {
    return new TargetEvidence(
        RollbackEvidence.ofNothing(),
        Optional.of(schema.fingerprint()),
        Optional.empty(),
        ExpectedSchema.unchanged(schema.fingerprint()));
  }
}
