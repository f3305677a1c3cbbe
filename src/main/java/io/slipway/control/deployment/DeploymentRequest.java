package io.slipway.control.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.slipway.control.gate.GlassWish;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        String digest,
    @Nullable
        @Schema(
            description =
                "What to do when another deployment has one of the targets: `refuse`, as when it is"
                    + " left out, or `wait` until it is done, in the order of request")
        OnBusy onBusy,
    @Nullable
        @Schema(
            description =
                "What to do when a window is closed, a freeze holds or a bundle bakes: `refuse`, as"
                    + " when it is left out, or `wait` until that is over")
        OnClosed onClosed,
    @Nullable @Schema(description = "When it is to begin at the earliest; left out, now")
        Instant notBefore,
    @Nullable @Valid GlassWish breakGlass) {

  /// What to do when a target is taken.
  enum OnBusy {
    @JsonProperty("refuse")
    REFUSE,
    @JsonProperty("wait")
    WAIT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What to do when a gate is closed that opens by itself.
  enum OnClosed {
    @JsonProperty("refuse")
    REFUSE,
    @JsonProperty("wait")
    WAIT;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  boolean waitsForGates() {
    return onClosed == OnClosed.WAIT || notBefore != null;
  }

  boolean waits() {
    return onBusy == OnBusy.WAIT;
  }

  /// What makes two requests the same.
  String fingerprint() {
    return plan
        + " "
        + digest
        + (waits() ? " wait" : "")
        + (onClosed == OnClosed.WAIT ? " when open" : "")
        + (notBefore == null ? "" : " from " + notBefore)
        + (breakGlass == null ? "" : " past " + breakGlass.fingerprint());
  }
}
