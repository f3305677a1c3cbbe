package io.slipway.control.deployment;

import io.slipway.control.deployment.DeploymentView.RunView;
import io.slipway.control.deployment.state.Run;
import io.slipway.control.deployment.state.RunId;
import io.slipway.control.deployment.state.RunState;
import io.slipway.control.deployment.state.RunStatement;
import io.slipway.control.deployment.state.RunStep;
import io.slipway.control.deployment.state.RunWait;
import io.slipway.control.deployment.work.RunFindings;
import io.slipway.control.deployment.work.RunHooks;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of runs.
@RestController
@RequestMapping("/api/v1/runs/{id}")
@Tag(name = "runs", description = "The part of a deployment on one target")
class RunController {

  private static final Set<RunState> AT_WORK =
      EnumSet.of(RunState.WAITING, RunState.ORPHANED, RunState.RUNNING, RunState.CANCELLING);

  private final ShownDeployments deployments;
  private final RunDetails details;
  private final RunDecisions decisions;
  private final BusyTargets busy;
  private final AccessCheck access;

  RunController(
      ShownDeployments deployments,
      RunDetails details,
      RunDecisions decisions,
      BusyTargets busy,
      AccessCheck access) {
    this.deployments = deployments;
    this.details = details;
    this.decisions = decisions;
    this.busy = busy;
    this.access = access;
  }

  /// A run with its steps.
  @Schema(name = "RunDetail")
  record Detail(
      RunView run,
      List<RunStep> steps,
      @Schema(description = "What was seen of the target before the last attempt")
          List<RunFindings.Result> preflight,
      @Schema(
              description =
                  "What was seen of the target once all steps were applied; empty until then")
          List<RunFindings.Result> postflight,
      @Schema(description = "What came of the hooks of the last attempt that called some")
          List<RunHooks.Result> hooks) {}

  @GetMapping
  @Authorize(role = Role.VIEWER, on = "run")
  @Operation(operationId = "getRun", summary = "Shows a run and how far each of its steps is")
  Detail get(@PathVariable UUID id) {
    return detail(find(id));
  }

  @GetMapping("/statements")
  @Authorize(role = Role.VIEWER, on = "run")
  @Operation(
      operationId = "listRunStatements",
      summary = "Lists the statements that a run sent, in their order",
      description =
          "Of each attempt and step those that are kept: the first 50 and the last 50, the latter"
              + " from the step's end on, and up to 500 others that took a second or longer. The one"
              + " under way is part of the run's steps. Of a step that was tried several times in"
              + " an attempt the last try counts.")
  Page<RunStatement> statements(@PathVariable UUID id, @Valid @ParameterObject Paging paging) {
    return details.statements(find(id).id(), paging);
  }

  /// Whom a run waits for, and has waited for.
  @Schema(name = "RunLocks")
  record Locks(
      @Schema(description = "Whether others' locks are in its way now") boolean waiting,
      @Schema(description = "Oldest first") List<RunWait> waits) {}

  @GetMapping("/locks")
  @Authorize(role = Role.VIEWER, on = "run")
  @Operation(
      operationId = "getRunLocks",
      summary = "Shows whose locks keep a run waiting, and have kept it waiting",
      description = "The sessions as the server showed them to the run's role.")
  Locks locks(@PathVariable UUID id) {
    var run = find(id);
    var all = details.waits(run.id());
    var isAtWork = !run.isHeld() && AT_WORK.contains(run.state());
    var waiting = isAtWork && !all.isEmpty() && all.getLast().until() == null;
    return new Locks(waiting, all);
  }

  @PostMapping("/retry")
  @Authorize(role = Role.DEPLOYER, on = "run", action = "run.retry")
  @Operation(
      operationId = "retryRun",
      summary = "Starts another attempt of a failed or cancelled run",
      description = "What the target's ledger holds as applied is not done again.")
  @ApiResponse(responseCode = "202", description = "The run is queued again")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Detail retry(@PathVariable UUID id) {
    return decided(id, run -> decisions.retry(run, access.caller().name()));
  }

  @PostMapping("/resolve")
  @Authorize(role = Role.DEPLOYER, on = "run", action = "run.resolve")
  @Operation(
      operationId = "resolveRun",
      summary = "Takes somebody's word on what a run stopped at, and acts on it")
  @ApiResponse(responseCode = "202", description = "The run is queued again")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Detail resolve(@PathVariable UUID id, @Valid @RequestBody RunResolution resolution) {
    return decided(id, run -> decisions.resolve(run, resolution, access.caller().name()));
  }

  private Detail decided(UUID id, Function<Run, Optional<Refusal>> decision) {
    var run = find(id);
    try {
      answer(decision.apply(run));
    } catch (DuplicateKeyException e) {
      throw busy.refusal(List.of(run.target())).asException();
    }
    return detail(find(id));
  }

  @PostMapping("/cancel")
  @Authorize(role = Role.DEPLOYER, on = "run", action = "run.cancel")
  @Operation(
      operationId = "cancelRun",
      summary = "Calls a run off",
      description =
          "One that has not begun ends CANCELLED at once; one at work is CANCELLING until it has"
              + " stopped. What is applied stays. A second time changes nothing.")
  @ApiResponse(responseCode = "202", description = "It is called off; poll for its end")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Detail cancel(@PathVariable UUID id) {
    return decided(id, run -> decisions.cancel(run, access.caller().name()));
  }

  private Detail detail(Run run) {
    return new Detail(
        deployments.view(run),
        details.steps(run.id()),
        details.preflight(run.id()),
        details.postflight(run.id()),
        details.hooks(run.id()));
  }

  private Run find(UUID id) {
    return deployments
        .find(new RunId(id))
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such run."));
  }

  private static void answer(Optional<Refusal> refusal) {
    if (refusal.isPresent()) {
      throw refusal.get().asException();
    }
  }
}
