package io.slipway.control.access.session;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/// A session of somebody's browser; not its secret.
///
/// @param lastUsedAt to the minute
@Schema(name = "Session", description = "A session of somebody's browser")
record StoredSession(
    UUID id,
    @Schema(example = "192.0.2.7") String address,
    @Schema(description = "What the browser calls itself") String userAgent,
    Instant createdAt,
    Instant lastUsedAt,
    @Schema(description = "When it ends, used or not") Instant expiresAt) {}
