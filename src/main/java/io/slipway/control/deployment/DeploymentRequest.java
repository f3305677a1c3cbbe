package io.slipway.control.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/// Asks for a plan to be run.
record DeploymentRequest(
    @NotNull @Schema(description = "The plan's id") UUID plan,
    @NotNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be a plan's digest")
        @Schema(description = "The digest that the plan had when it was looked at")
        String digest) {

  /// What makes two requests the same.
  String fingerprint() {
    return plan + " " + digest;
  }
}
