package io.slipway.control.audit.chain;

import io.swagger.v3.oas.annotations.media.Schema;

/// An entry that is not what it was when it was written.
///
/// @param seq the entry's number; of a missing one the number that it had
public record BrokenEntry(
    @Schema(example = "17") long seq,
    @Schema(example = "its content does not have its hash") String reason) {}
