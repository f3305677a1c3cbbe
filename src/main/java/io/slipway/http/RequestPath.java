package io.slipway.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/// The path that a request asked for, also while an error page is served for it.
final class RequestPath {

  private RequestPath() {}

  static String of(HttpServletRequest request) {
    var original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return safe(original == null ? request.getRequestURI() : original.toString());
  }

  // RFC 9457 wants a URI reference; a path that is none is not repeated.
  private static String safe(String path) {
    try {
      return new URI(path).toString();
    } catch (URISyntaxException _) {
      return "/";
    }
  }
}
