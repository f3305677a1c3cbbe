package io.slipway.control.planning;

import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.peer.TargetFacts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plan would do to one target.
public record PlannedTarget(
    @Schema(example = "inventory-production") String target,
    @Schema(description = "Where the target's ledger stood; the plan is stale once it moves")
        LedgerPosition ledger,
    @Schema(description = "What the scripts depend on beside their text") TargetFacts facts,
    @Schema(description = "Migrations that the ledger holds as applied") int applied,
    @Nullable @Schema(description = "The one applied last") String current,
    List<PlannedStep> steps,
    List<PlanFinding> findings) {

  public PlannedTarget {
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
  }

  /// The names of the migrations that its steps apply, in order.
  public List<String> migrations() {
    return steps.stream().map(PlannedStep::migration).toList();
  }

  boolean isBlocked() {
    return findings.stream().anyMatch(PlanFinding::blocks);
  }
}
