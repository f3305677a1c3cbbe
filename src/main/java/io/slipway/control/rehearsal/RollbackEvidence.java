package io.slipway.control.rehearsal;

import io.slipway.engine.rehearsal.RollbackVerdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether what a plan does to one target can be undone, and how that is known.
@Schema(name = "Rollback", description = "Whether the steps can be undone, and how that is known")
public record RollbackEvidence(
    @Schema(description = "The worst of the steps', or worse when they do not go together")
        RollbackVerdict verdict,
    @Schema(example = "All steps were undone and applied again, and nothing is lost.")
        String reason,
    @Nullable @Schema(description = "Where it was tried; absent when it was not")
        ScratchUse scratch,
    @Nullable
        @Schema(
            description =
                "The target for which it was tried, when another of the plan in the same state")
        String sameAs,
    @Schema(description = "In the order of the plan's; empty when nothing was tried")
        List<StepRollback> steps,
    @Schema(description = "What was not as before when all steps had been undone in reverse order")
        SchemaDifferences differences,
    @Schema(description = "What else is to be known before one relies on the verdict")
        List<String> remarks) {

  public RollbackEvidence {
    steps = List.copyOf(steps);
    remarks = List.copyOf(remarks);
  }

  /// The server on which it was tried.
  ///
  /// @param server what the environment's configuration calls it
  public record ScratchUse(
      @Schema(allowableValues = {"url", "target", "embedded"}) String server,
      @Schema(example = "18.6") String version) {}

  /// Nothing was tried.
  public static RollbackEvidence unproven(String reason) {
    return untried(RollbackVerdict.UNPROVEN, reason);
  }

  /// There is nothing that could be undone.
  public static RollbackEvidence ofNothing() {
    return untried(RollbackVerdict.PROVEN, "No migration is pending, so nothing has to be undone.");
  }

  private static RollbackEvidence untried(RollbackVerdict verdict, String reason) {
    return new RollbackEvidence(
        verdict, reason, null, null, List.of(), SchemaDifferences.NONE, List.of());
  }

  RollbackEvidence as(String otherTarget) {
    return new RollbackEvidence(verdict, reason, scratch, otherTarget, steps, differences, remarks);
  }
}
