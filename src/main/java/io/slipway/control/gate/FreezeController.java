package io.slipway.control.gate;

import io.slipway.control.gate.freeze.DeclaredFreeze;
import io.slipway.control.gate.freeze.Freezes;
import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of freezes.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "gates", description = "What has to hold before a plan runs")
class FreezeController {

  private final FreezeDesk desk;
  private final Freezes freezes;
  private final AccessCheck access;

  FreezeController(FreezeDesk desk, Freezes freezes, AccessCheck access) {
    this.desk = desk;
    this.freezes = freezes;
    this.access = access;
  }

  @PostMapping("/environments/{id}/freezes")
  @Authorize(role = Role.RELEASE_MANAGER, on = "environment", action = "freeze.declare")
  @Operation(
      operationId = "declareFreeze",
      summary = "Lets nothing begin in an environment for a time",
      description = "What is at work goes on to its end. Freezes of the files stand beside these.")
  @ApiResponse(responseCode = "201", description = "It is declared")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<DeclaredFreeze> declare(
      @PathVariable String id, @Valid @RequestBody FreezeRequest wish) {
    var from = wish.from();
    var to = wish.to();
    if (from != null && to != null && !from.isBefore(to)) {
      throw Refusal.ofField(ProblemCode.INVALID_FIELD, "to", "must be after from").asException();
    }
    var freeze = desk.declare(id, wish, access.caller().name());
    return ResponseEntity.created(URI.create("/api/v1/freezes/" + freeze.id())).body(freeze);
  }

  @GetMapping("/environments/{id}/freezes")
  @Authorize(role = Role.VIEWER, on = "environment")
  @Operation(
      operationId = "listFreezes",
      summary = "Lists an environment's declared freezes, past ones too",
      description = "Those of the files are part of the policy.")
  Page<DeclaredFreeze> list(@PathVariable String id, @Valid @ParameterObject Paging paging) {
    return freezes.page(id, paging);
  }

  @GetMapping("/freezes/{id}")
  @Authorize(role = Role.VIEWER, on = "freeze")
  @Operation(operationId = "getFreeze", summary = "Shows one freeze")
  DeclaredFreeze get(@PathVariable UUID id) {
    return freezes
        .find(id)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such freeze."));
  }

  @DeleteMapping("/freezes/{id}")
  @Authorize(role = Role.RELEASE_MANAGER, on = "freeze", action = "freeze.lift")
  @Operation(operationId = "liftFreeze", summary = "Ends a freeze; it stays in the list")
  @ApiResponse(responseCode = "204", description = "It holds no more")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void lift(@PathVariable UUID id) {
    desk.lift(get(id), access.caller().name());
  }
}
