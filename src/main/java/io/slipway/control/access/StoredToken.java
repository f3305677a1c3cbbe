package io.slipway.control.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.slipway.http.authorization.Caller;
import io.slipway.http.authorization.Grant;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of a token; not the token.
///
/// @param prefix how it begins: `slw_<prefix>_`
/// @param lastUsedAt to the minute
@Schema(name = "Token", description = "What is known of a token; not the token itself")
record StoredToken(
    UUID id,
    @Schema(example = "1a2b3c4d") String prefix,
    @Schema(example = "ci") String name,
    List<Grant> grants,
    @Schema(example = "admin") String createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  @JsonIgnore
  Caller caller() {
    return new Caller(id, prefix, name, grants);
  }
}
