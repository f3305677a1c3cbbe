package io.slipway.http.authorization;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who makes the request from its cookie, unless it has an `Authorization` header: then
/// that alone counts.
final class BrowserSessions extends OncePerRequestFilter {

  private final SessionVerifier sessions;

  BrowserSessions(SessionVerifier sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHeader(HttpHeaders.AUTHORIZATION) == null) {
      SessionCookie.SESSION.read(request).ifPresent(secret -> admit(request, secret));
    }
    chain.doFilter(request, response);
  }

  private void admit(HttpServletRequest request, SessionSecret secret) {
    var credential = new Credential(Credential.Kind.SESSION, () -> sessions.look(secret));
    sessions.use(secret).ifPresent(caller -> Admission.admit(request, caller, credential));
  }
}
