package io.slipway.control.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a walk over the whole chain found.
///
/// @param entries how many entries are stored
/// @param firstBroken the first entry that is not what it was when written
record AuditVerification(
    boolean intact, @Schema(example = "42") long entries, @Nullable BrokenEntry firstBroken) {

  /// @param seq the entry's number; of a missing one the number that it had
  record BrokenEntry(
      @Schema(example = "17") long seq,
      @Schema(example = "its content does not have its hash") String reason) {}
}
