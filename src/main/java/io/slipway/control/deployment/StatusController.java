package io.slipway.control.deployment;

import io.slipway.control.deployment.StatusDocument.TargetStatus;
import io.slipway.http.EntityTag;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Grant;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.util.Set;
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
  private final AccessCheck access;

  StatusController(StatusBoard board, AccessCheck access) {
    this.board = board;
    this.access = access;
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
      @Nullable @RequestParam(required = false) @Size(max = 63) String environment,
      WebRequest request) {
    var visible = access.caller().environments(Role.VIEWER);
    var targets =
        board.targets().stream()
            .filter(target -> isVisible(target, visible.contains(Grant.ALL), visible))
            .filter(target -> environment == null || target.environment().equals(environment))
            .toList();
    return EntityTag.of(targets).answer(request, () -> new StatusDocument(targets));
  }

  private static boolean isVisible(TargetStatus target, boolean all, Set<String> visible) {
    return all || visible.contains(target.environment());
  }
}
