package io.slipway.control.project;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether a target answers, as the API shows it.
@Schema(name = "TargetHealth")
record TargetHealthView(
    boolean reachable,
    @Nullable @Schema(example = "18.6") String serverVersion,
    @Nullable @Schema(description = "Connecting and one query", example = "12") Long latencyMs,
    @Nullable Failure failure) {

  /// Why it does not answer.
  @Schema(name = "TargetFailure")
  record Failure(
      @Schema(
              description = "PostgreSQL's SQLSTATE, or `secret` when the password is not in place",
              example = "28P01")
          String sqlState,
      @Schema(example = "FATAL: password authentication failed") String message) {}

  static TargetHealthView of(TargetHealth.Finding finding) {
    return switch (finding) {
      case TargetHealth.Finding.Reachable(var version, var latency) ->
          new TargetHealthView(true, version.toString(), latency.toMillis(), null);
      case TargetHealth.Finding.Unreachable(var sqlState, var reason) ->
          new TargetHealthView(false, null, null, new Failure(sqlState, reason));
    };
  }
}
