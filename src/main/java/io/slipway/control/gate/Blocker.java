package io.slipway.control.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/// Something that keeps a run from starting.
///
/// @param href where more about it stands
public record Blocker(
    @Schema(example = "plan-blocked") String code, Kind kind, String message, String href) {

  /// What to do about a blocker.
  public enum Kind {
    /// Somebody has to change something.
    @JsonProperty("fix")
    FIX,
    /// It goes away by itself.
    @JsonProperty("wait")
    WAIT
  }
}
