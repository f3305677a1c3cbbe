package io.slipway.control.access.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/// Where somebody signs in from.
///
/// @param userAgent what the browser calls itself, shortened
public record Place(String address, String userAgent) {

  private static final int LONGEST = 200;

  public static Place of(HttpServletRequest request) {
    var agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
    var shown = agent.replaceAll("[^ -~]", "?");
    return new Place(
        request.getRemoteAddr(), shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST));
  }
}
