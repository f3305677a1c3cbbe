package io.slipway.http.authorization;

import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemResponses;
import io.slipway.http.Refusal;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/// The filter chain: nothing without a token or a session but what is listed here.
///
/// Each concern is a class of its own: [SameSite] and [SessionCsrf] keep other sites' pages out,
/// [BrowserSessions] and [BearerTokens] find the caller, [AnswerHeaders] speak to browsers,
/// [RequestRates] slow down, and
/// [Refusals] say no.
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

  /// The way to an OIDC issuer and back.
  private static final String[] ELSEWHERE = {
    "/api/v1/session/oidc", "/api/v1/session/oidc/callback"
  };

  /// What takes a password instead of a token.
  private static final String[] SIGN_IN = {"/api/v1/session", "/api/v1/password"};

  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      List<TokenVerifier> verifiers,
      SessionVerifier sessions,
      RequestLimits limits,
      ProblemResponses problems) {
    return http.csrf(SecurityChain::csrf)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(AnswerHeaders::of)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(OPEN)
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, SIGN_IN)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, ELSEWHERE)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(Refusals.unauthenticated(problems))
                    .accessDeniedHandler(Refusals.forbidden(problems)))
        .addFilterBefore(new SameSite(problems), CsrfFilter.class)
        .addFilterBefore(new BrowserSessions(sessions), CsrfFilter.class)
        .addFilterBefore(new BearerTokens(verifiers, limits, problems), AuthorizationFilter.class)
        .addFilterBefore(new RequestRates(limits, problems), AuthorizationFilter.class)
        .build();
  }

  // The token goes to pages in JSON and comes back in a header: it needs no disguise.
  private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
    csrf.csrfTokenRepository(new SessionCsrf())
        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
        .requireCsrfProtectionMatcher(SessionCsrf::isNeeded);
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

  /// Passwords are not for this chain to look at; this keeps one from being made up at start.
  @Bean
  UserDetailsService noPasswords() {
    return name -> {
      throw new UsernameNotFoundException(name);
    };
  }
}
