package io.slipway.control.gate;

import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of policies.
@RestController
@RequestMapping("/api/v1/environments/{id}/policy")
@Tag(name = "policies", description = "What environments ask of plans before they may run")
class PolicyController {

  private final PolicyDesk desk;
  private final AccessCheck access;

  PolicyController(PolicyDesk desk, AccessCheck access) {
    this.desk = desk;
    this.access = access;
  }

  @GetMapping
  @Authorize(role = Role.VIEWER, on = "environment")
  @Operation(
      operationId = "getPolicy",
      summary = "Shows an environment's policy, its version and what it means in sentences")
  PolicyView get(@PathVariable String id) {
    return PolicyView.of(id, desk.policy(id));
  }

  @PostMapping("/simulation")
  @Authorize(role = Role.VIEWER, on = "environment")
  @Operation(
      operationId = "simulatePolicy",
      summary = "Tries a plan, or facts, against a policy: which rule counts, and why",
      description =
          "Changes nothing. The plan may be another environment's, as far as the caller may see it;"
              + " the policy is the environment's, or a draft in the request.")
  SimulationView simulate(@PathVariable String id, @Valid @RequestBody SimulationRequest request) {
    return desk.simulation(id, request, access.caller()::sees);
  }
}
