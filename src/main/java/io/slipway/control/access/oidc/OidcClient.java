package io.slipway.control.access.oidc;

import io.slipway.control.access.issuer.Issuer;
import io.slipway.control.access.issuer.Issuers;
import io.slipway.control.secret.SecretReference;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/// Talks to the issuer: sends browsers there, and turns the code that they bring back into what
/// the issuer says of the person.
@Component
class OidcClient {

  private static final String REGISTRATION = "oidc";

  private final OidcSettings settings;
  private final Issuers issuers;

  OidcClient(OidcSettings settings, Issuers issuers) {
    this.settings = settings;
    this.issuers = issuers;
  }

  /// The issuer, if one is configured and answers.
  Optional<Issuer> issuer() {
    return settings.isOn()
        ? issuers.find(Objects.requireNonNull(settings.issuer()))
        : Optional.empty();
  }

  /// Where to send the browser.
  ///
  /// @param back where the issuer is to send it afterwards
  String authorization(Issuer issuer, OidcAttempts.Attempt attempt, String back) {
    return request(registration(issuer, back), attempt).getAuthorizationRequestUri();
  }

  /// Exchanges the code, and checks what comes of it: signature, issuer, audience, times, nonce.
  ///
  /// @throws org.springframework.security.core.AuthenticationException when anything is wrong
  OidcUser finish(Issuer issuer, OidcAttempts.Attempt attempt, String code, String back) {
    var registration = registration(issuer, back);
    var response =
        OAuth2AuthorizationResponse.success(code).redirectUri(back).state(attempt.state()).build();
    var exchange = new OAuth2AuthorizationExchange(request(registration, attempt), response);
    var result =
        OidcExchange.of(issuer)
            .authenticate(new OAuth2LoginAuthenticationToken(registration, exchange));
    if (result instanceof OAuth2LoginAuthenticationToken token
        && token.getPrincipal() instanceof OidcUser user) {
      return user;
    }
    throw new IllegalStateException("the exchange of a code gave no OIDC user");
  }

  private static OAuth2AuthorizationRequest request(
      ClientRegistration registration, OidcAttempts.Attempt attempt) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .clientId(registration.getClientId())
        .authorizationUri(
            Objects.requireNonNull(registration.getProviderDetails().getAuthorizationUri()))
        .redirectUri(registration.getRedirectUri())
        .scopes(registration.getScopes())
        .state(attempt.state())
        .attributes(
            Map.of(
                OidcParameterNames.NONCE,
                attempt.nonce(),
                PkceParameterNames.CODE_VERIFIER,
                attempt.verifier()))
        .additionalParameters(
            Map.of(
                OidcParameterNames.NONCE,
                Digests.challenge(attempt.nonce()),
                PkceParameterNames.CODE_CHALLENGE,
                Digests.challenge(attempt.verifier()),
                PkceParameterNames.CODE_CHALLENGE_METHOD,
                "S256"))
        .build();
  }

  private ClientRegistration registration(Issuer issuer, String back) {
    var secret =
        Optional.ofNullable(settings.clientSecret())
            .filter(reference -> !reference.isBlank())
            .map(reference -> SecretReference.parse(reference).resolve());
    return ClientRegistrations.fromOidcConfiguration(issuer.metadata())
        .registrationId(REGISTRATION)
        .clientId(Objects.requireNonNull(settings.clientId()))
        .clientSecret(secret.orElse(""))
        .clientAuthenticationMethod(
            secret.isPresent()
                ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                : ClientAuthenticationMethod.NONE)
        .scope(settings.scopes())
        .redirectUri(back)
        .build();
  }
}
