package io.slipway.http.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/// The cookies that hold a secret. The prefix `__Host-` binds them to this very host, over HTTPS.
///
/// @param sameSite `Strict`, or `Lax` for what must come back from another site
public record SessionCookie(String name, String sameSite) {

  /// Holds a signed-in person's session.
  public static final SessionCookie SESSION = new SessionCookie("__Host-slipway", "Strict");

  /// The secret in the request's cookie.
  public Optional<SessionSecret> read(HttpServletRequest request) {
    return request.getCookies() == null
        ? Optional.empty()
        : Stream.of(request.getCookies())
            .filter(cookie -> cookie.getName().equals(name))
            .findFirst()
            .flatMap(cookie -> SessionSecret.parse(cookie.getValue()));
  }

  /// The header's value that sets the cookie.
  ///
  /// @param age how long the browser keeps it
  public String holding(SessionSecret secret, Duration age) {
    return cookie(secret.value(), age);
  }

  /// The header's value that takes the cookie away.
  public String gone() {
    return cookie("", Duration.ZERO);
  }

  private String cookie(String value, Duration age) {
    return ResponseCookie.from(name, value)
        .secure(true)
        .httpOnly(true)
        .sameSite(sameSite)
        .path("/")
        .maxAge(age)
        .build()
        .toString();
  }
}
