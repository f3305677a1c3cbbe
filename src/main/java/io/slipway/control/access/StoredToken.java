package io.slipway.control.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.slipway.http.authorization.Caller;
import io.slipway.http.authorization.Caller.Identity;
import io.slipway.http.authorization.Grant;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of a token; not the token.
///
/// @param prefix how it begins: `slw_<prefix>_`
/// @param holder who may show it
/// @param lastUsedAt to the minute
@Schema(name = "Token", description = "What is known of a token; not the token itself")
record StoredToken(
    UUID id,
    @Schema(example = "1a2b3c4d") String prefix,
    @Schema(example = "ci") String name,
    @JsonIgnore Identity holder,
    List<Grant> grants,
    @Schema(example = "admin") String createdBy,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  @Nullable
  @Schema(description = "The person whose token it is; absent for a machine's")
  @JsonProperty
  UUID person() {
    return holder instanceof Identity.Person(var person) ? person : null;
  }

  @JsonIgnore
  Caller caller(List<Grant> allowed) {
    return new Caller(id, name, holder, allowed);
  }
}
