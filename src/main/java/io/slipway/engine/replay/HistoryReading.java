package io.slipway.engine.replay;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.ledger.FlywayState;
import io.slipway.engine.ledger.LedgerFinding;
import io.slipway.engine.ledger.LedgerFindingCode;
import io.slipway.engine.ledger.LedgerReport;
import io.slipway.engine.ledger.MigrationStatus;
import io.slipway.engine.replay.AppliedHistory.Known;
import io.slipway.engine.replay.AppliedHistory.Unknown;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Goes through a ledger's report once, row by row in the order in which they were written.
final class HistoryReading {

  // With one of these the rows themselves do not tell what is in the database.
  private static final Set<LedgerFindingCode> BLINDING =
      EnumSet.of(
          LedgerFindingCode.UNMANAGED_DATABASE,
          LedgerFindingCode.BASELINE_ON_MIGRATE,
          LedgerFindingCode.LEDGER_NOT_A_TABLE,
          LedgerFindingCode.UNKNOWN_TYPE,
          LedgerFindingCode.UNREADABLE_VERSION,
          LedgerFindingCode.DELETED_TWICE,
          LedgerFindingCode.PRISMA_8_UNSUPPORTED);

  private static final Set<LedgerFindingCode> WORTH_A_REMARK =
      EnumSet.of(
          LedgerFindingCode.FILE_EDITED,
          LedgerFindingCode.CHECKSUM_ABSENT,
          LedgerFindingCode.SEVERAL_ROWS,
          LedgerFindingCode.LEDGER_NAME_VARIANT,
          LedgerFindingCode.OTHER_PEER_PRESENT);

  private final LedgerReport report;
  private final Set<String> files;
  private final Set<String> names = new LinkedHashSet<>();
  private final List<String> remarks = new ArrayList<>();
  private final List<String> why = new ArrayList<>();

  HistoryReading(LedgerReport report, Bundle bundle) {
    this.report = report;
    this.files = bundle.migrations().stream().map(Migration::name).collect(Collectors.toSet());
  }

  AppliedHistory result() {
    messages(BLINDING, why);
    report.migrations().forEach(this::read);
    messages(WORTH_A_REMARK, remarks);
    return why.isEmpty() ? new Known(List.copyOf(names), remarks) : new Unknown(why);
  }

  private void messages(Set<LedgerFindingCode> codes, List<String> into) {
    report.findings().stream()
        .filter(finding -> codes.contains(finding.code()))
        .map(LedgerFinding::message)
        .forEach(into::add);
  }

  private void read(MigrationStatus status) {
    switch (status.standing()) {
      case APPLIED -> applied(status);
      case WITHOUT_FILE ->
          why.add(status.name() + " was applied, and the bundle does not have it any more.");
      case FAILED -> why.add(status.name() + " failed half-way; what it left is not known.");
      case UNDONE -> undone(status);
      case MARKER -> marker(status);
      case PENDING, SKIPPED -> {}
    }
  }

  private void applied(MigrationStatus status) {
    if (isIn(status, FlywayState.SUPERSEDED)) {
      return;
    }
    if (isIn(status, FlywayState.OUTDATED)) {
      remarks.add(
          "%s was applied with another text than the bundle's, and is left out."
              .formatted(status.name()));
      return;
    }
    names.add(status.name());
  }

  // Rolling back says so in the ledger, and so does Flyway's repair of a file that is missing:
  // that one leaves what the migration did.
  private void undone(MigrationStatus status) {
    if (isIn(status, FlywayState.DELETED) && !files.contains(status.name())) {
      why.add(
          status.name()
              + " is marked as deleted and the bundle does not have it:"
              + " what it did may still be in the database.");
    }
  }

  private void marker(MigrationStatus status) {
    if (isIn(status, FlywayState.BASELINE)) {
      why.add(
          "The history begins with a baseline at version %s; what was in the database before it is not known."
              .formatted(status.version().orElse("")));
    }
  }

  private static boolean isIn(MigrationStatus status, FlywayState state) {
    return status.state().equals(state.displayName());
  }
}
