package io.slipway.control.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
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
    @DefaultValue("10") @Min(2) @Max(100) int poolSize) {

  boolean isEmbedded() {
    return url == null || url.isBlank();
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url="
        + url
        + ", username="
        + username
        + ", poolSize="
        + poolSize
        + "]";
  }
}
