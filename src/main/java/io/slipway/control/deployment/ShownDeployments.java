package io.slipway.control.deployment;

import io.slipway.control.deployment.DeploymentView.RunView;
import io.slipway.control.deployment.state.Deployment;
import io.slipway.control.deployment.state.DeploymentBoard;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.deployment.state.DeploymentProgress;
import io.slipway.control.deployment.state.Deployments;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunId;
import io.slipway.control.deployment.state.Runs;
import io.slipway.control.deployment.work.Candidates;
import io.slipway.control.gate.Gates;
import io.slipway.http.Blocker;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.Waiting;
import io.slipway.http.authorization.Visible;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Deployments as the API shows them.
@Component
class ShownDeployments {

  private final Deployments deployments;
  private final DeploymentBoard board;
  private final Runs runs;
  private final Gates gates;
  private final Candidates candidates;

  ShownDeployments(
      Deployments deployments,
      DeploymentBoard board,
      Runs runs,
      Gates gates,
      Candidates candidates) {
    this.gates = gates;
    this.candidates = candidates;
    this.deployments = deployments;
    this.board = board;
    this.runs = runs;
  }

  Optional<Run> find(RunId id) {
    return runs.find(id);
  }

  RunView view(Run run) {
    return RunView.of(run, run.isHeld() ? held(find(run.deployment())).why(run) : Optional.empty());
  }

  private HeldRuns held(DeploymentProgress progress) {
    return HeldRuns.of(progress, blockers(progress));
  }

  // Who asks whether a gate is open does so of what may still begin.
  private List<Blocker> blockers(DeploymentProgress progress) {
    var mayBegin = progress.waves().stream().anyMatch(wave -> wave.held() + wave.awaiting() > 0);
    return mayBegin ? gates.blockers(candidates.of(progress.deployment())) : List.of();
  }

  DeploymentView view(Deployment deployment) {
    return view(board.progress(deployment));
  }

  /// @param wait how long to hold the answer back while it is not settled
  DeploymentView view(DeploymentId id, @Nullable Duration wait) {
    return view(Waiting.until(wait, () -> find(id), DeploymentProgress::isSettled));
  }

  // The runs are read last, and may be further than what is said of all of them.
  private DeploymentView view(DeploymentProgress progress) {
    return DeploymentView.of(progress, blockers(progress), runs.of(progress.deployment().id()));
  }

  Page<DeploymentView> page(Visible visible, Paging paging) {
    return deployments.page(visible, paging).map(board::progress).map(DeploymentView::listed);
  }

  private DeploymentProgress find(DeploymentId id) {
    return board
        .find(id)
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such deployment."));
  }
}
