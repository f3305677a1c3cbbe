package io.slipway.control.takeover;

import io.slipway.control.project.ProjectSettings;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.ledger.LedgerFinding;
import io.slipway.engine.ledger.LedgerFindingCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The requests that mend what was found on a ledger.
///
/// @param preview empty when no repair can be worked out
record Offers(TargetLedger ledger, Optional<RepairPreview> preview) {

  /// The request that mends it as the peer's own users would; empty when it takes something else,
  /// which the finding's remedy says.
  Optional<OfferedAction> first(LedgerFinding finding) {
    return switch (finding.code()) {
      case UNMANAGED_DATABASE -> baseline();
      case FAILED_MIGRATION ->
          isPrisma()
              ? Optional.of(resolve(finding.subject(), ResolveRequest.As.ROLLED_BACK))
              : repairOf(finding);
      case FILE_MISSING, FILE_EDITED, DESCRIPTION_CHANGED, TYPE_CHANGED, CHECKSUM_ABSENT ->
          repairOf(finding);
      case BASELINE_ON_MIGRATE,
          FUTURE_MIGRATION,
          OUT_OF_ORDER_MIGRATION,
          APPLIED_OUT_OF_ORDER,
          SEVERAL_ROWS,
          DELETED_TWICE,
          UNKNOWN_TYPE,
          UNREADABLE_VERSION,
          PAID_UNDO_ROWS,
          TARGET_NOT_FOUND,
          HISTORIES_DIVERGE,
          OTHER_PEER_PRESENT,
          LEDGER_NAME_VARIANT,
          LEDGER_ELSEWHERE,
          LEDGER_NOT_A_TABLE,
          PRISMA_8_UNSUPPORTED ->
          Optional.empty();
    };
  }

  /// The request for the other case, where only a person can tell which of two it is.
  Optional<OfferedAction> second(LedgerFinding finding) {
    return finding.code() == LedgerFindingCode.FAILED_MIGRATION
            && (!isPrisma() || isInBundle(finding.subject()))
        ? Optional.of(resolve(finding.subject(), ResolveRequest.As.APPLIED))
        : Optional.empty();
  }

  /// The repair as it was previewed; empty when there is nothing to repair.
  Optional<OfferedAction> repair() {
    return preview.filter(shown -> !shown.actions().isEmpty()).map(this::repair);
  }

  private OfferedAction repair(RepairPreview shown) {
    var body = body("digest", shown.digest());
    if (shown.updateScripts()) {
      body.put("updateScripts", true);
    }
    return OfferedAction.post(ledger.href() + "/repair", body);
  }

  private Optional<OfferedAction> repairOf(LedgerFinding finding) {
    return preview.filter(shown -> shown.mended().contains(finding.subject())).map(this::repair);
  }

  private Optional<OfferedAction> baseline() {
    var href = ledger.href() + "/baseline";
    return switch (ledger.project().settings()) {
      case ProjectSettings.Flyway flyway ->
          Optional.of(OfferedAction.post(href, body("version", flyway.baselineVersion())));
      case ProjectSettings.Prisma _ ->
          ledger.bundle().migrations().stream()
              .findFirst()
              .map(first -> OfferedAction.post(href, body("through", first.name())));
    };
  }

  private OfferedAction resolve(String migration, ResolveRequest.As as) {
    var body = body("migration", migration);
    body.put("as", as.wireName());
    return OfferedAction.post(ledger.href() + "/resolve", body);
  }

  private Map<String, Object> body(String name, String value) {
    var body = new HashMap<String, Object>();
    body.put(name, value);
    if (ledger.isBundleNamed()) {
      body.put("bundle", ledger.bundleId());
    }
    return body;
  }

  private boolean isPrisma() {
    return ledger.project().settings() instanceof ProjectSettings.Prisma;
  }

  private boolean isInBundle(String name) {
    return ledger.bundle().migrations().stream().map(Migration::name).anyMatch(name::equals);
  }
}
