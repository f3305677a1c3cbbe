package io.slipway.control.planning;

import io.slipway.control.planning.PlanFinding.Severity;
import io.slipway.control.rehearsal.ExpectedSchema;
import io.slipway.control.rehearsal.RollbackEvidence;
import io.slipway.control.rehearsal.SchemaDifferences;
import io.slipway.control.rehearsal.TargetEvidence;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.peer.TargetFacts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
    List<PlanFinding> findings,
    @Nullable
        @Schema(
            description =
                "Digest of the target's schema when the plan was made, the ledger left out; absent"
                    + " when it could not be read")
        String fingerprint,
    ExpectedSchema expected,
    RollbackEvidence rollback) {

  /// The code of the finding that a target is not as its ledger says.
  public static final String DRIFTED = "TARGET_DRIFTED";

  // Of plans that were stored before there were rehearsals.
  private static final RollbackEvidence UNKNOWN =
      RollbackEvidence.unproven("The plan was made by a Slipway that did not rehearse yet.");

  private static final ExpectedSchema UNKNOWN_SCHEMA =
      ExpectedSchema.unproven("The plan was made by a Slipway that did not look at schemas yet.");

  public PlannedTarget {
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
    expected = Objects.requireNonNullElse(expected, UNKNOWN_SCHEMA);
    rollback = Objects.requireNonNullElse(rollback, UNKNOWN);
  }

  /// The names of the migrations that its steps apply, in order.
  public List<String> migrations() {
    return steps.stream().map(PlannedStep::migration).toList();
  }

  PlannedTarget rehearsed(TargetEvidence evidence) {
    var all =
        Stream.concat(evidence.drift().map(this::drifted).stream(), findings.stream())
            .sorted(Comparator.comparing(PlanFinding::severity))
            .toList();
    return new PlannedTarget(
        target,
        ledger,
        facts,
        applied,
        current,
        steps,
        all,
        evidence.fingerprint().orElse(null),
        evidence.expected(),
        evidence.rollback());
  }

  private PlanFinding drifted(SchemaDifferences drift) {
    return new PlanFinding(
        DRIFTED,
        Severity.WARNING,
        target,
        "The target's schema is not the one that its applied migrations make: " + drift.words(),
        "Find out who changed it; write a migration that says so, or put the target back.");
  }

  boolean isBlocked() {
    return findings.stream().anyMatch(PlanFinding::blocks);
  }
}
