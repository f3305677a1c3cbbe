package io.slipway.control.planning;

import io.slipway.engine.execute.TransactionMode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One migration that a plan would apply to one target.
public record PlannedStep(
    @Schema(description = "One-based place in the target's order") int number,
    @Schema(example = "V12__stock_move_history_index.sql") String migration,
    @Schema(description = "SHA-256 of the SQL as it would be sent, placeholders replaced")
        String sha256,
    TransactionMode transactionMode,
    int statements,
    @Schema(description = "Whether the bundle has a down script for it") boolean reversible,
    @Nullable
        @Schema(
            description =
                "SHA-256 of the verification script as it would be sent; absent without one")
        String verificationSha256,
    @Nullable @Schema(description = "Present when the script asks for limits of its own")
        PlannedLimits limits) {

  /// What its limits are in words; empty when it has none of its own.
  String limitsInWords() {
    return limits == null ? "" : limits.inWords();
  }
}
