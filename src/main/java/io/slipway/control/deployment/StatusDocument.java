package io.slipway.control.deployment;

import io.slipway.control.deployment.state.RunState;
import io.slipway.control.gate.BrokenGlass;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where every target stands.
@Schema(name = "Status")
record StatusDocument(
    List<TargetStatus> targets,
    @Schema(description = "Deployments that were let past gates and that nobody has reviewed")
        List<Unreviewed> unreviewed) {

  /// A deployment for which the glass was broken; its environment is red until somebody else has
  /// reviewed it.
  @Schema(name = "UnreviewedBreakGlass")
  record Unreviewed(
      @Schema(example = "production") String environment,
      @Schema(example = "crm") String project,
      UUID deployment,
      @Schema(example = "grace") String by,
      Instant at,
      String reason) {

    static Unreviewed of(BrokenGlass glass) {
      return new Unreviewed(
          glass.environment(),
          glass.project(),
          glass.deployment(),
          glass.by(),
          glass.at(),
          glass.reason());
    }
  }

  /// Where one target stands.
  record TargetStatus(
      String target,
      String project,
      String environment,
      State state,
      @Nullable @Schema(description = "The migration applied last") String current,
      int applied,
      @Schema(description = "Migrations of the project's newest bundle that are not applied")
          int pending,
      @Nullable @Schema(description = "The newest bundle") String bundle,
      @Nullable @Schema(description = "Why the target could not be asked") String message,
      @Nullable @Schema(description = "When the target was looked at") Instant observedAt,
      @Nullable LastRun lastRun) {

    /// A target's state in a word.
    enum State {
      /// Nobody has looked yet, or its project has no bundle.
      UNKNOWN,
      /// It could not be asked.
      UNREACHABLE,
      /// A run is under way.
      DEPLOYING,
      /// A finding, or a run that needs a decision, keeps it from being migrated.
      BLOCKED,
      /// Migrations are pending.
      BEHIND,
      /// Everything is applied.
      UP_TO_DATE
    }
  }

  /// The run that the target had last.
  record LastRun(UUID deployment, RunState state, @Nullable Instant finishedAt) {}
}
