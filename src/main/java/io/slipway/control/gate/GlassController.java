package io.slipway.control.gate;

import io.slipway.control.project.EnvironmentSelection;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.PlainText;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of broken glass.
@RestController
@RequestMapping("/api/v1/break-glass")
@Tag(name = "gates", description = "What has to hold before a plan runs")
class GlassController {

  private final BrokenGlasses glasses;
  private final GlassDesk desk;
  private final EnvironmentSelection selection;
  private final AccessCheck access;

  GlassController(
      BrokenGlasses glasses, GlassDesk desk, EnvironmentSelection selection, AccessCheck access) {
    this.glasses = glasses;
    this.desk = desk;
    this.selection = selection;
    this.access = access;
  }

  /// What somebody says who has looked.
  @Schema(
      name = "BreakGlassRemark",
      example = "{\"comment\": \"Right to do it; the runbook has the step now.\"}")
  record Remark(@NotBlank @PlainText @Size(max = 2000) String comment) {}

  @GetMapping
  @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
  @Operation(
      operationId = "listBreakGlass",
      summary = "Lists the deployments that were let past gates, newest first")
  Page<BrokenGlass> list(
      @Nullable
          @RequestParam(required = false)
          @Parameter(description = "Only what is in this environment")
          String environment,
      @RequestParam(defaultValue = "false")
          @Parameter(description = "Only those that nobody has reviewed")
          boolean open,
      @Valid @ParameterObject Paging paging) {
    return glasses.page(selection.of(environment), open, paging);
  }

  @GetMapping("/{id}")
  @Authorize(role = Role.VIEWER, on = "break-glass")
  @Operation(
      operationId = "getBreakGlass",
      summary = "Shows who let a deployment past which gates, why, and who has looked",
      description = "The id is the deployment's.")
  BrokenGlass get(@PathVariable UUID id) {
    return glasses
        .find(id)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NOT_FOUND, "The deployment was let past no gate."));
  }

  @PostMapping("/{id}/review")
  @Authorize(role = Role.APPROVER, on = "break-glass", action = "deployment.review-glass")
  @Operation(
      operationId = "reviewBreakGlass",
      summary = "Takes down that somebody else has looked at a deployment that passed gates",
      description = "Until then its environment is red. Whoever broke the glass cannot do it.")
  @ApiResponse(responseCode = "201", description = "It is taken down")
  @ResponseStatus(HttpStatus.CREATED)
  BrokenGlass review(@PathVariable UUID id, @Valid @RequestBody Remark remark) {
    var refusal = desk.review(get(id), remark.comment(), access.caller());
    if (refusal.isPresent()) {
      throw refusal.get().asException();
    }
    return get(id);
  }
}
