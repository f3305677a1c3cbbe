package io.slipway.control.deployment;

import io.slipway.control.deployment.StatusDocument.Unreviewed;
import io.slipway.control.gate.GlassDesk;
import io.slipway.control.project.EnvironmentSelection;
import io.slipway.http.EntityTag;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/// The REST edge of the status.
@RestController
@Tag(name = "status", description = "Where every target stands")
class StatusController {

  private final StatusBoard board;
  private final EnvironmentSelection selection;
  private final GlassDesk glass;

  StatusController(StatusBoard board, EnvironmentSelection selection, GlassDesk glass) {
    this.board = board;
    this.selection = selection;
    this.glass = glass;
  }

  @GetMapping("/api/v1/status")
  @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
  @Operation(
      operationId = "getStatus",
      summary = "Shows where every target stands, in one cheap document",
      description =
          "Asks no target: it shows what was last seen there, and when. Send the ETag back as"
              + " If-None-Match; 304 means that nothing has changed.")
  @ApiResponse(
      responseCode = "200",
      description = "The status",
      headers = @Header(name = "ETag", schema = @Schema(type = "string")))
  @ApiResponse(
      responseCode = "304",
      description = "Nothing has changed since that ETag",
      content = @Content)
  @Parameter(
      name = "If-None-Match",
      in = ParameterIn.HEADER,
      description = "The ETag of an earlier answer",
      schema = @Schema(type = "string"))
  ResponseEntity<StatusDocument> status(
      @Nullable
          @RequestParam(required = false)
          @Parameter(description = "Only what is in this environment")
          String environment,
      WebRequest request) {
    var visible = selection.of(environment);
    var status =
        new StatusDocument(
            board.targets(visible),
            glass.unreviewed(visible).stream().map(Unreviewed::of).toList());
    return EntityTag.of(status).answer(request, () -> status);
  }
}
