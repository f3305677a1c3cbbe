package io.slipway.control.planning;

import io.slipway.control.planning.PlanView.Gated;
import io.slipway.control.project.EnvironmentSelection;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.Waiting;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.slipway.http.authorization.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of plans.
@RestController
@RequestMapping("/api/v1/plans")
@Tag(name = "plans", description = "What exactly would run, and what is known about it")
class PlanController {

  static final String MARKDOWN = "text/markdown";

  private static final String ZIP = "application/zip";

  private final PlanDesk desk;
  private final Plans plans;
  private final EnvironmentSelection selection;
  private final AccessCheck access;
  private final PlanGates gates;

  PlanController(
      PlanDesk desk,
      Plans plans,
      EnvironmentSelection selection,
      AccessCheck access,
      PlanGates gates) {
    this.desk = desk;
    this.plans = plans;
    this.selection = selection;
    this.access = access;
    this.gates = gates;
  }

  @PostMapping
  @Authorize(role = Role.DEPLOYER, on = Authorize.IN_BODY, action = "plan.create")
  @Operation(
      operationId = "createPlan",
      summary = "Plans what a bundle would do to targets",
      description = "Nothing on a target is changed. Poll the Location, with `wait` if you like.")
  @ApiResponse(responseCode = "202", description = "The targets are being asked")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<PlanView> create(@Valid @RequestBody PlanRequest request) {
    var wish = desk.resolve(request);
    access.require(
        Role.DEPLOYER, Scope.of(wish.environment().id().value(), wish.project().id().value()));
    var plan = desk.accept(wish, access.caller().actor());
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/plans/" + plan.id()))
        .body(PlanView.listed(plan));
  }

  @GetMapping(
      path = "/{id}",
      produces = {MediaType.APPLICATION_JSON_VALUE, MARKDOWN})
  @Authorize(role = Role.VIEWER, on = "plan")
  @Operation(
      operationId = "getPlan",
      summary = "Shows a plan: steps, findings and rollback verdict of each target, and the digest",
      description =
          "With `wait`, answers as soon as the plan is complete or the time is over. With"
              + " `Accept: text/markdown` it is a text for people, such as a comment on a merge"
              + " request.")
  @ApiResponse(
      responseCode = "200",
      description = "The plan",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = PlanView.class)),
        @Content(mediaType = MARKDOWN, schema = @Schema(type = "string"))
      })
  PlanView get(
      @PathVariable UUID id,
      @Nullable
          @RequestParam(required = false)
          @DurationFormat(style = DurationFormat.Style.SIMPLE)
          @Parameter(
              description = "How long to wait at most, such as `30s`; 60s is the longest",
              schema = @Schema(type = "string", example = "30s"))
          Duration wait) {
    var plan = Waiting.until(wait, () -> find(id), it -> it.state() != PlanState.PREPARING);
    return PlanView.of(plan, Gated.of(plan, gates.outlook(plan)));
  }

  @GetMapping(path = "/{id}/down-scripts", produces = ZIP)
  @Authorize(role = Role.VIEWER, on = "plan")
  @Operation(
      operationId = "getDownScripts",
      summary = "The down scripts that Slipway wrote and proved, as a zip to unpack in the bundle",
      description =
          "A script that differs between targets is below the target's name. Scripts for which the"
              + " layout has no place are in the plan alone. Without any the answer is 404.")
  @ApiResponse(
      responseCode = "200",
      description = "The scripts",
      content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<byte[]> downScripts(@PathVariable UUID id) {
    var offered =
        find(id).ready().map(ready -> OfferedScripts.of(ready.document())).orElseThrow(this::none);
    if (offered.files().isEmpty()) {
      throw none();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(ZIP))
        .header("Content-Disposition", "attachment; filename=\"down-scripts.zip\"")
        .body(offered.zip());
  }

  private ProblemException none() {
    return new ProblemException(ProblemCode.NOT_FOUND, "The plan offers no down scripts.");
  }

  @GetMapping
  @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
  @Operation(
      operationId = "listPlans",
      summary = "Lists plans, newest first",
      description = "Shows those of the environments in which the caller is a viewer.")
  Page<PlanView> list(
      @Nullable
          @RequestParam(required = false)
          @Parameter(description = "Only what is in this environment")
          String environment,
      @Valid @ParameterObject Paging paging) {
    return plans.page(selection.of(environment), paging).map(PlanView::listed);
  }

  private Plan find(UUID id) {
    return plans
        .find(new PlanId(id))
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such plan."));
  }
}
