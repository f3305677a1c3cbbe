package io.slipway.control.deployment;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.control.deployment.HeldRuns.Held;
import io.slipway.control.deployment.HeldRuns.Reason;
import io.slipway.control.deployment.state.Deployment.Pause;
import io.slipway.control.deployment.state.DeploymentProgress;
import io.slipway.control.deployment.state.DeploymentState;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunState;
import io.slipway.http.Blocker;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A deployment as the API shows it.
@Schema(name = "Deployment")
record DeploymentView(
    UUID id,
    UUID plan,
    String digest,
    String project,
    String environment,
    @Schema(description = "What is going on if anything is, else the worst end of a run")
        DeploymentState state,
    @Nullable @Schema(description = "Present while no further run may begin") PauseView paused,
    @JsonUnwrapped Admission admission,
    @JsonUnwrapped Origin origin,
    @Schema(description = "In their order, as they were when it was asked for")
        List<WaveView> waves,
    @Nullable @Schema(description = "Absent in lists: a fleet's are a thousand")
        List<RunView> runs) {

  /// Who asked for it when.
  @Schema(name = "DeploymentOrigin")
  record Origin(Instant createdAt, String createdBy) {}

  /// How it stands before the gates.
  @Schema(name = "Admission")
  record Admission(
      @Nullable @Schema(description = "When its first runs may begin at the earliest")
          Instant notBefore,
      @Schema(
              description =
                  "What keeps runs from beginning that have not; empty in lists, and when none waits")
          List<Blocker> blockers) {}

  static DeploymentView of(DeploymentProgress progress, List<Blocker> blockers, List<Run> runs) {
    var held = HeldRuns.of(progress, blockers);
    var views = runs.stream().map(run -> RunView.of(run, held.why(run))).toList();
    return shown(progress, blockers, views);
  }

  /// As one of many.
  static DeploymentView listed(DeploymentProgress progress) {
    return shown(progress, List.of(), null);
  }

  private static DeploymentView shown(
      DeploymentProgress progress, List<Blocker> blockers, @Nullable List<RunView> runs) {
    var deployment = progress.deployment();
    return new DeploymentView(
        deployment.id().value(),
        deployment.plan().value(),
        deployment.digest(),
        deployment.project().value(),
        deployment.environment().value(),
        progress.state(),
        deployment.pause().map(PauseView::of).orElse(null),
        new Admission(deployment.notBefore().orElse(null), blockers),
        new Origin(deployment.createdAt(), deployment.createdBy()),
        WaveView.of(progress.waves()),
        runs);
  }

  /// Since when a deployment is paused, and by whom.
  @Schema(name = "Pause")
  record PauseView(Instant at, String by) {

    static PauseView of(Pause pause) {
      return new PauseView(pause.at(), pause.by());
    }
  }

  /// A run as the API shows it.
  @Schema(name = "Run")
  record RunView(
      UUID id,
      UUID deployment,
      String target,
      @Schema(description = "The number of its wave") int wave,
      RunState state,
      @Schema(description = "How often it was started") int attempt,
      @Nullable @Schema(description = "Why it may not begin yet; absent once it may") Reason held,
      @Schema(description = "Who or what is in its way, in words") List<String> waitingFor,
      @Nullable RunFailure failure,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {

    static RunView of(Run run, Optional<Held> held) {
      return new RunView(
          run.id().value(),
          run.deployment().value(),
          run.target().value(),
          run.wave(),
          run.state(),
          run.attempt(),
          held.map(Held::reason).orElse(null),
          held.map(why -> List.of(why.words())).orElse(run.waitingFor()),
          run.failure().orElse(null),
          run.startedAt().orElse(null),
          run.finishedAt().orElse(null));
    }
  }
}
