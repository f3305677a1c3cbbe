package io.slipway.control.access;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How people and machines first get in.
///
/// @param adminToken a reference (`env:NAME`, `file:/path`) to an administrator's token of the
///     form `slw_<8 of a-z0-9>_<64 of 0-9a-f>`; default none: with the first start one is made
///     up and printed. Set, the token is valid from this start on, and the one configured before
///     is not.
@Validated
@ConfigurationProperties("slipway.access")
public record AccessSettings(
    @Nullable
        @Pattern(
            regexp = "|env:.+|file:.+",
            message = "must be a reference, env:NAME or file:/path, not the token itself")
        String adminToken) {

  boolean hasAdminToken() {
    return adminToken != null && !adminToken.isBlank();
  }
}
