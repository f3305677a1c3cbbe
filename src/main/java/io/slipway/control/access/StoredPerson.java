package io.slipway.control.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.http.authorization.Grant;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person whom Slipway knows.
///
/// @param name the sign-in name, and the actor in audit entries; never another person's again
/// @param email for people to read; nothing is decided by it
/// @param password whether there is one
/// @param disabledAt since when the person can do nothing
@Schema(name = "Person", description = "A person whom Slipway knows")
public record StoredPerson(
    UUID id,
    @Schema(example = "alice") String name,
    @Schema(example = "Alice Example") String displayName,
    @Nullable @Schema(example = "alice@example.com") String email,
    @Nullable @JsonUnwrapped Foreign oidc,
    List<Grant> grants,
    @Schema(description = "Whether it can sign in with a password") boolean password,
    @Schema(example = "admin") String createdBy,
    Instant createdAt,
    @Nullable Instant lastSignInAt,
    @Nullable Instant disabledAt) {

  /// Whom an OIDC issuer means.
  ///
  /// @param subject the issuer's own name for the person, which it never gives to another
  public record Foreign(
      @Schema(description = "Who lets the person in", example = "https://login.example.com")
          String issuer,
      @Schema(description = "The issuer's own name for the person") String subject) {}

  @JsonIgnore
  public boolean isDisabled() {
    return disabledAt != null;
  }
}
