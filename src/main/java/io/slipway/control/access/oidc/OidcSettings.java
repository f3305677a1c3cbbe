package io.slipway.control.access.oidc;

import io.slipway.control.project.AccessReader;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Through which OIDC issuer people sign in.
///
/// @param issuer its address, exactly as its tokens have it; none without
/// @param clientId what it calls this Slipway
/// @param clientSecret a reference to the secret; without one Slipway is a public client
/// @param scopes what is asked for
/// @param nameClaim which claim the sign-in name is made of
/// @param groupsClaim which claim lists the person's groups
@Validated
@ConfigurationProperties("slipway.access.oidc")
record OidcSettings(
    @Nullable String issuer,
    @Nullable String clientId,
    @Nullable
        @Pattern(
            regexp = "|env:.+|file:.+",
            message = "must be a reference, env:NAME or file:/path, not the secret itself")
        String clientSecret,
    @DefaultValue({"openid", "profile", "email"}) @NotEmpty List<@NotBlank String> scopes,
    @DefaultValue("preferred_username") @NotBlank String nameClaim,
    @DefaultValue("groups") @NotBlank String groupsClaim) {

  @AssertTrue(message = "slipway.access.oidc.issuer must be an https:// address")
  boolean isIssuerSafe() {
    try {
      return issuer == null || issuer.isBlank() || AccessReader.issuer(issuer).equals(issuer);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @AssertTrue(message = "slipway.access.oidc.client-id is needed beside the issuer")
  boolean isClientNamed() {
    return !isOn() || clientId != null && !clientId.isBlank();
  }

  @AssertTrue(message = "slipway.access.oidc.scopes must have openid among them")
  boolean isOpenid() {
    return scopes.contains("openid");
  }

  boolean isOn() {
    return issuer != null && !issuer.isBlank();
  }
}
