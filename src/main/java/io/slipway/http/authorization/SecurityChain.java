package io.slipway.http.authorization;

import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemResponses;
import io.slipway.http.Refusal;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// The filter chain: no session, no cookie, nothing without a token but what is listed here.
@Configuration(proxyBeanMethods = false)
class SecurityChain {

  private static final String[] OPEN = {
    "/",
    "/actuator/health",
    "/actuator/health/liveness",
    "/actuator/health/readiness",
    "/v3/api-docs",
    "/v3/api-docs/**",
    "/v3/api-docs.yaml",
    "/swagger-ui",
    "/swagger-ui/**",
    "/problems/*"
  };

  private static final String CONTENT_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  @Bean
  SecurityFilterChain security(
      HttpSecurity http, TokenVerifier verifier, ProblemResponses problems) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(SecurityChain::headers)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(OPEN)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(unauthenticated(problems))
                    .accessDeniedHandler(forbidden(problems)))
        .addFilterBefore(new BearerTokens(verifier), AuthorizationFilter.class)
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
  }

  private static AuthenticationEntryPoint unauthenticated(ProblemResponses problems) {
    return (request, response, _) -> {
      var given = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
      var detail =
          given
              ? "The token is unknown, expired or revoked."
              : "Send a token in the header Authorization: Bearer slw_...";
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE,
          given ? "Bearer realm=\"slipway\", error=\"invalid_token\"" : "Bearer realm=\"slipway\"");
      problems.write(request, response, new Refusal(ProblemCode.UNAUTHENTICATED, detail));
    };
  }

  private static AccessDeniedHandler forbidden(ProblemResponses problems) {
    return (request, response, _) ->
        problems.write(
            request,
            response,
            new Refusal(ProblemCode.FORBIDDEN, "The token does not allow this."));
  }

  /// What the firewall takes for an attack is told so in a problem document.
  @Bean
  RequestRejectedHandler rejectedRequests(ProblemResponses problems) {
    return (request, response, _) ->
        problems.write(
            request,
            response,
            new Refusal(
                ProblemCode.MALFORMED_REQUEST,
                "The path, a header or a parameter has a form that is not accepted."));
  }

  /// There are no passwords; this keeps one from being made up at start.
  @Bean
  UserDetailsService noPasswords() {
    return name -> {
      throw new UsernameNotFoundException(name);
    };
  }
}
