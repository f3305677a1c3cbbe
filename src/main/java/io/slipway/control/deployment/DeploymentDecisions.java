package io.slipway.control.deployment;

import io.slipway.control.deployment.state.DeploymentId;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of what people decide about deployments that are under way.
@RestController
@RequestMapping("/api/v1/deployments/{id}")
@Tag(name = "deployments")
class DeploymentDecisions {

  private final ShownDeployments shown;
  private final Pauses pauses;
  private final Cancellations cancellations;
  private final AccessCheck access;

  DeploymentDecisions(
      ShownDeployments shown, Pauses pauses, Cancellations cancellations, AccessCheck access) {
    this.shown = shown;
    this.pauses = pauses;
    this.cancellations = cancellations;
    this.access = access;
  }

  @PostMapping("/pause")
  @Authorize(role = Role.DEPLOYER, on = "deployment", action = "deployment.pause")
  @Operation(
      operationId = "pauseDeployment",
      summary = "Lets no further run of a deployment begin",
      description = "Those at work go on to their ends. A second time changes nothing.")
  @ApiResponse(responseCode = "200", description = "It is paused")
  DeploymentView pause(@PathVariable UUID id) {
    answer(pauses.pause(new DeploymentId(id), access.caller().name()));
    return shown.view(new DeploymentId(id), null);
  }

  @PostMapping("/resume")
  @Authorize(role = Role.DEPLOYER, on = "deployment", action = "deployment.resume")
  @Operation(
      operationId = "resumeDeployment",
      summary = "Lets a paused deployment's runs begin again",
      description = "Changes nothing when it is not paused.")
  @ApiResponse(responseCode = "200", description = "It is not paused any more")
  DeploymentView resume(@PathVariable UUID id) {
    pauses.resume(new DeploymentId(id), access.caller().name());
    return shown.view(new DeploymentId(id), null);
  }

  @PostMapping("/cancel")
  @Authorize(role = Role.DEPLOYER, on = "deployment", action = "deployment.cancel")
  @Operation(
      operationId = "cancelDeployment",
      summary = "Calls a deployment off",
      description =
          "Runs that have not begun end CANCELLED at once; those at work are CANCELLING until they"
              + " have stopped. What is applied stays. A second time changes nothing.")
  @ApiResponse(responseCode = "202", description = "No run begins any more; poll for the rest")
  @ResponseStatus(HttpStatus.ACCEPTED)
  DeploymentView cancel(@PathVariable UUID id) {
    answer(cancellations.cancel(new DeploymentId(id), access.caller().name()));
    return shown.view(new DeploymentId(id), null);
  }

  private static void answer(Optional<Refusal> refusal) {
    if (refusal.isPresent()) {
      throw refusal.get().asException();
    }
  }
}
