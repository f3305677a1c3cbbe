package io.slipway.http.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;

/// What the request's caller showed, so that it can be looked at again while the request lasts.
///
/// @param again whom it admits now; empty when it has ended since
public record Credential(Kind kind, Supplier<Optional<Caller>> again) {

  private static final String ATTRIBUTE = Credential.class.getName();

  /// How it came.
  public enum Kind {
    /// In the header `Authorization`.
    BEARER,
    /// In a cookie, which browsers send by themselves.
    SESSION
  }

  /// What the request's caller showed; empty when there is no caller.
  public static Optional<Credential> of(HttpServletRequest request) {
    return Optional.ofNullable((Credential) request.getAttribute(ATTRIBUTE));
  }

  static boolean isSession(HttpServletRequest request) {
    return of(request).filter(shown -> shown.kind() == Kind.SESSION).isPresent();
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
