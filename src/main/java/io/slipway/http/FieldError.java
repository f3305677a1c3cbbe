package io.slipway.http;

import io.swagger.v3.oas.annotations.media.Schema;

/// One field, parameter or header at fault.
///
/// @param field its path, such as `grants[0].role`
/// @param message what is wrong with it
public record FieldError(
    @Schema(example = "grants[0].role") String field,
    @Schema(example = "must be one of VIEWER, DEPLOYER, APPROVER, ADMIN") String message) {}
