package io.slipway.engine.ledger;

/// Something about a target's ledger that the target's owner should know.
///
/// @param subject the migration, row or table it is about
/// @param message what is so
/// @param remedy what to do about it
public record LedgerFinding(
    LedgerFindingCode code, Severity severity, String subject, String message, String remedy) {

  /// Whether a run may start in spite of a finding.
  public enum Severity {
    BLOCKING,
    WARNING
  }

  static LedgerFinding blocking(
      LedgerFindingCode code, String subject, String message, String remedy) {
    return new LedgerFinding(code, Severity.BLOCKING, subject, message, remedy);
  }

  static LedgerFinding warning(
      LedgerFindingCode code, String subject, String message, String remedy) {
    return new LedgerFinding(code, Severity.WARNING, subject, message, remedy);
  }
}
