package io.slipway.control.deployment;

import io.slipway.control.deployment.Deploying.Asked;
import io.slipway.control.deployment.DeploymentDesk.Answered;
import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.PlanId;
import io.slipway.control.planning.Plans;
import io.slipway.control.project.EnvironmentSelection;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of deployments.
@RestController
@RequestMapping("/api/v1/deployments")
@Tag(name = "deployments", description = "Plans being run, and what became of them")
class DeploymentController {

  private static final String REPLAYED = "Idempotency-Replayed";

  private final DeploymentDesk desk;
  private final ShownDeployments shown;
  private final Plans plans;
  private final EnvironmentSelection selection;
  private final AccessCheck access;

  DeploymentController(
      DeploymentDesk desk,
      ShownDeployments shown,
      Plans plans,
      EnvironmentSelection selection,
      AccessCheck access) {
    this.desk = desk;
    this.shown = shown;
    this.plans = plans;
    this.selection = selection;
    this.access = access;
  }

  @PostMapping
  @Authorize(role = Role.DEPLOYER, on = Authorize.IN_BODY, action = "deployment.create")
  @Operation(
      operationId = "createDeployment",
      summary = "Runs a plan over its targets",
      description =
          "Give an Idempotency-Key so that a request that is sent twice deploys once: the same key"
              + " with the same body gets the first answer again, with another body 422.")
  @ApiResponse(
      responseCode = "202",
      description = "Its runs are queued; poll the Location",
      headers =
          @Header(
              name = REPLAYED,
              description = "Whether an earlier request with the same Idempotency-Key made it",
              schema = @Schema(type = "boolean")))
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<DeploymentView> create(
      @Valid @RequestBody DeploymentRequest request,
      @Nullable
          @RequestHeader(name = "Idempotency-Key", required = false)
          @Pattern(
              regexp = "[\\x21-\\x7e]{1,200}",
              message = "must be 1 to 200 visible ASCII characters")
          @Parameter(description = "Chosen by the caller, unique for each intended deployment")
          String idempotencyKey) {
    var plan = visiblePlan(request.plan());
    access.require(Role.DEPLOYER, plan.scope());
    var asked =
        new Asked(
            access.caller().name(),
            Optional.ofNullable(idempotencyKey),
            request.fingerprint(),
            request.digest(),
            request.waits(),
            start(request));
    return switch (desk.ask(plan, asked)) {
      case Answered.Accepted(var deployment, var replayed) ->
          ResponseEntity.accepted()
              .location(URI.create("/api/v1/deployments/" + deployment.id()))
              .header(REPLAYED, Boolean.toString(replayed))
              .body(shown.view(deployment));
      case Answered.Refused(var refusal) -> throw refusal.asException();
    };
  }

  private Start start(DeploymentRequest request) {
    var glass =
        Optional.ofNullable(request.breakGlass())
            .map(wish -> new Start.Glass(wish, access.caller()));
    return new Start(Optional.ofNullable(request.notBefore()), request.waitsForGates(), glass);
  }

  // Whoever may not even see the plan is told that there is none.
  private Plan visiblePlan(UUID id) {
    return plans
        .find(new PlanId(id))
        .filter(plan -> access.caller().sees(plan.scope()))
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such plan."));
  }

  @GetMapping("/{id}")
  @Authorize(role = Role.VIEWER, on = "deployment")
  @Operation(
      operationId = "getDeployment",
      summary = "Shows a deployment and its runs",
      description =
          "With `wait`, answers as soon as nothing more happens by itself, or the time is over.")
  DeploymentView get(
      @PathVariable UUID id,
      @Nullable
          @RequestParam(required = false)
          @DurationFormat(style = DurationFormat.Style.SIMPLE)
          @Parameter(
              description = "How long to wait at most, such as `30s`; 60s is the longest",
              schema = @Schema(type = "string", example = "30s"))
          Duration wait) {
    return shown.view(new DeploymentId(id), wait);
  }

  @GetMapping
  @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
  @Operation(
      operationId = "listDeployments",
      summary = "Lists deployments, newest first",
      description =
          "Shows those of the environments in which the caller is a viewer, without their runs.")
  Page<DeploymentView> list(
      @Nullable
          @RequestParam(required = false)
          @Parameter(description = "Only what is in this environment")
          String environment,
      @Valid @ParameterObject Paging paging) {
    return shown.page(selection.of(environment), paging);
  }
}
