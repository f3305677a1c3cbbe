package io.slipway.control.audit.chain;

import io.swagger.v3.oas.annotations.media.Schema;

/// A line of a checkpoint file that is not what was written there.
///
/// @param line its number in the file, from 1
public record BrokenCheckpoint(
    @Schema(example = "3") long line,
    @Schema(example = "its signature is not genuine") String reason) {}
