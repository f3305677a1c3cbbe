package io.slipway.engine.ledger;

import io.slipway.engine.bundle.Migration;
import java.util.Comparator;
import java.util.List;

/// What a target's ledger says about a bundle.
///
/// @param exists whether the ledger is there at all
/// @param migrations every migration of the bundle and every row, in the peer's order
/// @param pending what would be run, in this order
/// @param findings blocking ones first
public record LedgerReport(
    boolean exists,
    List<MigrationStatus> migrations,
    List<Migration> pending,
    List<LedgerFinding> findings) {

  public LedgerReport {
    migrations = List.copyOf(migrations);
    pending = List.copyOf(pending);
    findings = findings.stream().sorted(Comparator.comparing(LedgerFinding::severity)).toList();
  }

  /// Whether a finding keeps a run from starting.
  public boolean isBlocked() {
    return findings.stream()
        .anyMatch(finding -> finding.severity() == LedgerFinding.Severity.BLOCKING);
  }
}
