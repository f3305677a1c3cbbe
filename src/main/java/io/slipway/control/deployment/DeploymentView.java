package io.slipway.control.deployment;

import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunFailure;
import io.slipway.control.deployment.state.RunState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
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
        RunState state,
    Instant createdAt,
    String createdBy,
    List<RunView> runs) {

  static DeploymentView of(Deployment deployment) {
    return new DeploymentView(
        deployment.id().value(),
        deployment.plan().value(),
        deployment.digest(),
        deployment.project().value(),
        deployment.environment().value(),
        deployment.state(),
        deployment.createdAt(),
        deployment.createdBy(),
        deployment.runs().stream().map(RunView::of).toList());
  }

  /// A run as the API shows it.
  @Schema(name = "Run")
  record RunView(
      UUID id,
      UUID deployment,
      String target,
      RunState state,
      @Schema(description = "How often it was started") int attempt,
      @Schema(description = "Who is in its way, in words") List<String> waitingFor,
      @Nullable RunFailure failure,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt) {

    static RunView of(Run run) {
      return new RunView(
          run.id().value(),
          run.deployment().value(),
          run.target().value(),
          run.state(),
          run.attempt(),
          run.waitingFor(),
          run.failure().orElse(null),
          run.startedAt().orElse(null),
          run.finishedAt().orElse(null));
    }
  }
}
