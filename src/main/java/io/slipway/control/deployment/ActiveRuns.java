package io.slipway.control.deployment;

import io.slipway.control.gate.Blocker;
import io.slipway.control.project.TargetId;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Says whether a run has a target to itself, to whoever else wants to change something there.
@Component
public class ActiveRuns {

  private final Runs runs;

  ActiveRuns(Runs runs) {
    this.runs = runs;
  }

  /// Why nothing else may be done on the target now: `target-busy` with the run that has it.
  public Optional<Refusal> inTheWayOn(TargetId target) {
    return runs.activeOn(target).map(run -> busy(Stream.of(run)));
  }

  static Refusal busy(Stream<Run> runs) {
    return new Refusal(
        ProblemCode.TARGET_BUSY,
        "One deployment runs on a target at a time.",
        List.of(),
        Map.of("blockers", runs.map(ActiveRuns::blocker).toList()));
  }

  private static Blocker blocker(Run run) {
    return new Blocker(
        "target-busy",
        Blocker.Kind.WAIT,
        "%s is taken by deployment %s, whose run is %s."
            .formatted(run.target(), run.deployment(), run.state()),
        "/api/v1/deployments/" + run.deployment());
  }
}
