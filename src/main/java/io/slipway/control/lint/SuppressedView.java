package io.slipway.control.lint;

import io.slipway.engine.lint.SuppressedFinding;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A finding that a comment allows, as the API shows it.
@Schema(name = "SuppressedFinding")
public record SuppressedView(
    FindingView finding,
    String reason,
    @Nullable
        @Schema(
            description = "The last day on which it is allowed; absent for ever",
            format = "date")
        String until) {

  public static SuppressedView of(SuppressedFinding suppressed) {
    return new SuppressedView(
        FindingView.of(suppressed.finding()),
        suppressed.reason(),
        suppressed.until().map(Object::toString).orElse(null));
  }
}
