package io.slipway.control.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/// Asks for a plan to be run.
@Schema(
    example =
        """
        {"plan": "3f2b7c1e-4c1a-4a55-9d0e-0c6f4b1d2a90",
         "digest": "472542838a0bc9d1dce866fdfe1cfbe7c7c914af0b5001b568c09d7778f90b75"}
        """)
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
