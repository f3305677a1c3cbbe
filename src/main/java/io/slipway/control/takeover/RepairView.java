package io.slipway.control.takeover;

import io.slipway.control.takeover.LedgerView.Finding;
import io.slipway.engine.ledger.LedgerFindingCode;
import io.slipway.engine.peer.TargetPlan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A repair that was not made yet.
@Schema(name = "LedgerRepair")
record RepairView(
    @Schema(example = "inventory-production") String target,
    @Schema(description = "The bundle whose files the rows are compared with") String bundle,
    @Schema(description = "Names exactly this repair of exactly these rows") String digest,
    @Schema(description = "Whether the script column is updated, which Flyway leaves as it is")
        boolean updateScripts,
    @Schema(description = "What would be done, in this order; empty when nothing need be")
        List<LedgerAction> actions,
    @Schema(description = "Failed migrations: only a person can tell how far each one got")
        List<Finding> decisions,
    @Nullable @Schema(description = "Makes this repair; absent when there is nothing to repair")
        OfferedAction apply) {

  static RepairView of(TargetLedger ledger, TargetPlan plan, RepairPreview preview, Offers offers) {
    return new RepairView(
        ledger.target().id().value(),
        ledger.bundleId(),
        preview.digest(),
        preview.updateScripts(),
        preview.actions(),
        plan.ledger().findings().stream()
            .filter(finding -> finding.code() == LedgerFindingCode.FAILED_MIGRATION)
            .map(finding -> Finding.of(finding, offers))
            .toList(),
        offers.repair().orElse(null));
  }
}
