package io.slipway.control.database;

import io.slipway.control.secret.SecretReference;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Which PostgreSQL holds the control database.
///
/// @param url a `jdbc:postgresql:` URL without a password; default none: an embedded PostgreSQL
///     is started. Instances that share one URL share the work.
/// @param username the role to connect as, which must be allowed to create the schema `slipway`;
///     default: the URL's own, else the operating system's user
/// @param password a password, or better a reference to one (`env:NAME`, `file:/path`);
///     default none
/// @param ownerUsername another role, which owns the schema `slipway` and brings it up to date at
///     start; default none: `username` does. With one, `username` can add to the audit trail and
///     can change neither it nor the schema.
/// @param ownerPassword that role's password, or better a reference to one; default none
/// @param poolSize connections that one instance keeps at most; default 10. More lets more
///     requests wait in the server instead of in Slipway.
@Validated
@ConfigurationProperties("slipway.database")
public record DatabaseSettings(
    @Nullable
        @Pattern(
            regexp = "|jdbc:postgresql:(?!.*[?&]password=).*",
            message = "must be a jdbc:postgresql: URL that holds no password")
        String url,
    @Nullable String username,
    @Nullable String password,
    @Nullable String ownerUsername,
    @Nullable String ownerPassword,
    @DefaultValue("10") @Min(2) @Max(100) int poolSize) {

  /// A role that owns the schema.
  record Owner(String username, String password) {

    @Override
    public String toString() {
      return username;
    }
  }

  Optional<Owner> owner() {
    return ownerUsername == null || ownerUsername.isBlank()
        ? Optional.empty()
        : Optional.of(new Owner(ownerUsername, secret(ownerPassword)));
  }

  // The password itself is accepted here, where a reference is asked for everywhere else: it is
  // what platforms that hand out databases put into the environment.
  static String secret(@Nullable String password) {
    if (password == null || password.isEmpty()) {
      return "";
    }
    return SecretReference.isReference(password)
        ? SecretReference.parse(password).resolve()
        : password;
  }

  boolean isEmbedded() {
    return url == null || url.isBlank();
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url="
        + url
        + ", username="
        + username
        + ", ownerUsername="
        + ownerUsername
        + ", poolSize="
        + poolSize
        + "]";
  }
}
