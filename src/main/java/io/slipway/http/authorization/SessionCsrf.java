package io.slipway.http.authorization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/// Each session's CSRF token, which follows from the session's secret and is stored nowhere.
final class SessionCsrf implements CsrfTokenRepository {

  /// Where a page sends it.
  static final String HEADER = "X-CSRF-Token";

  private static final String PARAMETER = "_csrf";

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    return token(SessionSecret.random());
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    // There is nothing to save.
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    return SessionCookie.SESSION.read(request).map(SessionCsrf::token).orElse(null);
  }

  private static CsrfToken token(SessionSecret secret) {
    return new DefaultCsrfToken(HEADER, PARAMETER, secret.csrfToken());
  }

  /// Whether a browser may have made the request without its person's wish.
  static boolean isNeeded(HttpServletRequest request) {
    return SameSite.isChange(request) && Credential.isSession(request);
  }
}
