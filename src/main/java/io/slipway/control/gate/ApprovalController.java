package io.slipway.control.gate;

import io.slipway.control.gate.approval.Opinion;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.PlanId;
import io.slipway.control.planning.PlanWatch;
import io.slipway.control.planning.Plans;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of approvals.
@RestController
@RequestMapping("/api/v1/plans/{id}/approvals")
@Tag(name = "gates", description = "What has to hold before a plan runs")
class ApprovalController {

  private final Plans plans;
  private final PlanDecisions decisions;
  private final PlanStandings standings;
  private final AccessCheck access;
  private final PlanWatch watch;

  ApprovalController(
      Plans plans,
      PlanDecisions decisions,
      PlanStandings standings,
      AccessCheck access,
      PlanWatch watch) {
    this.plans = plans;
    this.decisions = decisions;
    this.standings = standings;
    this.access = access;
    this.watch = watch;
  }

  @GetMapping
  @Authorize(role = Role.VIEWER, on = "plan")
  @Operation(
      operationId = "getApprovals",
      summary = "Shows what was said of a plan, what of it counts, and what is missing")
  ApprovalView get(@PathVariable UUID id) {
    return standings.approvals(find(id));
  }

  @PostMapping
  @Authorize(role = Role.VIEWER, on = "plan", action = "plan.decide")
  @Operation(
      operationId = "decideOnPlan",
      summary = "Approves, rejects or comments on a plan, confirms something, or takes it back",
      description =
          "Only people can: a machine's token is refused. All but comments need the role APPROVER."
              + " Whoever asked for the plan or uploaded its bundle, or made the token that did,"
              + " cannot approve it.")
  @ApiResponse(responseCode = "201", description = "It is taken down")
  @ResponseStatus(HttpStatus.CREATED)
  ApprovalView decide(@PathVariable UUID id, @Valid @RequestBody OpinionRequest request) {
    var plan = find(id);
    if (request.decision() != Opinion.Kind.COMMENT) {
      access.require(Role.APPROVER, plan.scope());
    }
    if (request.decision() == Opinion.Kind.APPROVE) {
      watch.look(plan);
    }
    var refusal = decisions.say(plan, request, access.caller());
    if (refusal.isPresent()) {
      throw refusal.get().asException();
    }
    return standings.approvals(plan);
  }

  private Plan find(UUID id) {
    return plans
        .find(new PlanId(id))
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such plan."));
  }
}
