package io.slipway.control.planning;

import io.slipway.control.project.BundleProblems;
import io.slipway.control.project.Project;
import io.slipway.control.project.Target;
import io.slipway.engine.bundle.BundleId;
import io.slipway.engine.bundle.InvalidBundleException;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.authorization.Actor;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.stereotype.Service;

/// Accepts requests for plans; the targets are asked afterwards.
@Service
class PlanDesk {

  private final PlanRequests requests;
  private final BundleIntake intake;
  private final PlanStore store;
  private final Clock clock;

  PlanDesk(PlanRequests requests, BundleIntake intake, PlanStore store, Clock clock) {
    this.requests = requests;
    this.intake = intake;
    this.store = store;
    this.clock = clock;
  }

  /// Finds what the request names.
  ///
  /// @throws ProblemException when a name stands for nothing, or they do not go together
  PlanWish resolve(PlanRequest request) {
    return requests.resolve(request);
  }

  /// Writes the plan down and has it prepared.
  Plan accept(PlanWish wish, Actor actor) {
    var plan =
        new Plan(
            PlanId.random(),
            wish.project().id(),
            wish.environment().id(),
            bundle(wish, actor),
            PlanKind.APPLY,
            wish.targets().stream().map(Target::id).sorted().toList(),
            wish.choice(),
            clock.instant(),
            actor,
            new Plan.Progress.Preparing());
    store.begin(plan);
    return plan;
  }

  private BundleId bundle(PlanWish wish, Actor actor) {
    var project = wish.project();
    return wish.bundle()
        .or(() -> project.migrations().map(folder -> inFolder(project, folder, actor)))
        .or(() -> intake.newest(project))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NO_BUNDLE,
                    "The project %s has neither a bundle nor a configured folder: upload a bundle."
                        .formatted(project.id())));
  }

  private BundleId inFolder(Project project, Path folder, Actor actor) {
    try {
      return intake.fromFolder(project, folder, actor.name()).bundle().id();
    } catch (InvalidBundleException e) {
      throw BundleProblems.refusal(e).asException();
    }
  }
}
