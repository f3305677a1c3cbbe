package io.slipway.control.deployment;

import io.slipway.control.project.EnvironmentSelection;
import io.slipway.http.EntityTag;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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

  StatusController(StatusBoard board, EnvironmentSelection selection) {
    this.board = board;
    this.selection = selection;
  }

  @GetMapping("/api/v1/status")
  @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
  @Operation(
      operationId = "getStatus",
      summary = "Shows where every target stands, in one cheap document",
      description =
          "Asks no target: it shows what was last seen there, and when. Send the ETag back as"
              + " If-None-Match; 304 means that nothing has changed.")
  @ApiResponse(responseCode = "200", description = "The status")
  @ApiResponse(responseCode = "304", description = "Nothing has changed since that ETag")
  ResponseEntity<StatusDocument> status(
      @Nullable
          @RequestParam(required = false)
          @Parameter(description = "Only what is in this environment")
          String environment,
      WebRequest request) {
    var targets = board.targets(selection.of(environment));
    return EntityTag.of(targets).answer(request, () -> new StatusDocument(targets));
  }
}
