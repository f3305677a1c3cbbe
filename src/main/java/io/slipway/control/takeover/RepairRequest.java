package io.slipway.control.takeover;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks for a repair that was shown before.
@Schema(
    example =
        """
        {"digest": "472542838a0bc9d1dce866fdfe1cfbe7c7c914af0b5001b568c09d7778f90b75"}""")
record RepairRequest(
    @NotNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be a repair's digest")
        @Schema(description = "The digest that the repair was shown with")
        String digest,
    @Nullable @Schema(description = "As it was when the repair was shown", defaultValue = "false")
        Boolean updateScripts,
    @Nullable
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be a bundle's id")
        @Schema(description = "The bundle; left out, the project's newest")
        String bundle) {

  LedgerChange change() {
    return new RepairChange(digest, Boolean.TRUE.equals(updateScripts));
  }
}
