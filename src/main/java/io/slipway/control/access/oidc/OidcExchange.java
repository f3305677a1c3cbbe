package io.slipway.control.access.oidc;

import io.slipway.control.access.issuer.Issuer;
import java.time.Duration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/// Spring Security's exchange of a code, with the issuer's keys as Slipway keeps them and with
/// timeouts.
final class OidcExchange {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private OidcExchange() {}

  static AuthenticationProvider of(Issuer issuer) {
    var provider = new OidcAuthorizationCodeAuthenticationProvider(tokens(), people());
    provider.setJwtDecoderFactory(registration -> decoder(issuer, registration));
    return provider;
  }

  private static JwtDecoder decoder(Issuer issuer, ClientRegistration registration) {
    var decoder = new NimbusJwtDecoder(issuer.signatures());
    decoder.setJwtValidator(new OidcIdTokenValidator(registration));
    decoder.setClaimSetConverter(
        new org.springframework.security.oauth2.core.converter.ClaimTypeConverter(
            OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }

  private static RestClientAuthorizationCodeTokenResponseClient tokens() {
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(patience())
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  private static OidcUserService people() {
    var web = new RestTemplate(patience());
    web.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    var userInfo = new DefaultOAuth2UserService();
    userInfo.setRestOperations(web);
    var service = new OidcUserService();
    service.setOauth2UserService(userInfo);
    return service;
  }

  private static SimpleClientHttpRequestFactory patience() {
    var factory = new SimpleClientHttpRequestFactory();
    factory.setConnectTimeout(TIMEOUT);
    factory.setReadTimeout(TIMEOUT);
    return factory;
  }
}
