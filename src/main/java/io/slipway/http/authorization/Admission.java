package io.slipway.http.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/// Makes somebody the caller of a request.
final class Admission {

  private Admission() {}

  static void admit(HttpServletRequest request, Caller caller, Credential credential) {
    caller.attachTo(request);
    credential.attachTo(request);
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(caller, "", List.of()));
    SecurityContextHolder.setContext(context);
  }
}
