package io.slipway.control.notify.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt at a delivery, and what it came to.
///
/// @param status of the answer, if there was one
/// @param failure why it did not succeed; absent when it did
/// @param response the beginning of the answer's body
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeliveryAttempt")
public record Attempt(
    Instant at,
    @Schema(example = "84") long durationMs,
    @Nullable @Schema(example = "503") Integer status,
    @Nullable @Schema(example = "hooks.example.com answered 503") String failure,
    @Nullable @Schema(description = "The beginning of the answer's body") String response) {}
