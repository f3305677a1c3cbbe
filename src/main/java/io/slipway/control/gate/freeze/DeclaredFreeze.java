package io.slipway.control.gate.freeze;

import io.slipway.control.project.policy.Freeze;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A freeze that somebody declared.
@Schema(name = "Freeze", description = "A time in which nothing begins in an environment")
public record DeclaredFreeze(
    UUID id,
    @Schema(example = "production") String environment,
    Instant from,
    @Nullable @Schema(description = "Absent for one that ends when it is lifted") Instant to,
    @Schema(example = "Quarter's close") String reason,
    Instant createdAt,
    @Schema(example = "grace") String createdBy,
    @Nullable Instant liftedAt,
    @Nullable String liftedBy) {

  /// As a policy has them.
  Freeze asOfPolicy() {
    return new Freeze(
        LocalDateTime.ofInstant(from, ZoneOffset.UTC),
        Optional.ofNullable(to).map(end -> LocalDateTime.ofInstant(end, ZoneOffset.UTC)),
        ZoneOffset.UTC,
        reason,
        createdBy);
  }
}
