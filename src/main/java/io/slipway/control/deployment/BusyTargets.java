package io.slipway.control.deployment;

import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.Runs;
import io.slipway.control.project.TargetId;
import io.slipway.http.Blocker;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says by whom targets are taken.
@Component
public class BusyTargets {

  private final Runs runs;

  BusyTargets(Runs runs) {
    this.runs = runs;
  }

  /// Why nothing else may be done on a target now: an active run has it to itself.
  public Optional<Refusal> refusal(TargetId target) {
    return runs.activeOn(List.of(target)).isEmpty()
        ? Optional.empty()
        : Optional.of(refusal(List.of(target)));
  }

  /// Why no run could be queued on one of these targets.
  Refusal refusal(List<TargetId> targets) {
    var blockers = runs.activeOn(targets).stream().map(BusyTargets::blocker).toList();
    return new Refusal(
        ProblemCode.TARGET_BUSY,
        blockers.isEmpty()
            ? "Another deployment had a target, and has ended since; try again."
            : "One deployment runs on a target at a time; `blockers` names the one before.",
        List.of(),
        Map.of("blockers", blockers));
  }

  private static Blocker blocker(Run run) {
    return Blocker.wait(
        "target-busy",
        "%s is taken by deployment %s, whose run is %s."
            .formatted(run.target(), run.deployment(), run.state()),
        "/api/v1/deployments/" + run.deployment());
  }
}
