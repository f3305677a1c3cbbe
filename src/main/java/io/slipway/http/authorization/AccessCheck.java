package io.slipway.http.authorization;

import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Asks whether the request's caller holds a role.
@Component
public class AccessCheck {

  private static final String DONE = AccessCheck.class.getName() + ".done";

  /// Refuses the request unless its caller holds the role in the environment (`*`: in all).
  ///
  /// @throws ProblemException `forbidden`; also when there is no caller
  public void require(Role role, String environment) {
    var request = request();
    request.setAttribute(DONE, true);
    EndpointRule.concerns(request, environment);
    if (!caller().holds(role, environment)) {
      throw forbidden(role, environment);
    }
  }

  /// The same for an object that is in several environments: the role must be held in each.
  public void require(Role role, Set<String> environments) {
    if (environments.isEmpty()) {
      throw new IllegalArgumentException("an object of no environment is one of '*'");
    }
    environments.forEach(environment -> require(role, environment));
  }

  /// Who makes the current request.
  public Caller caller() {
    return Caller.of(request()).orElseThrow(AccessCheck::unauthenticated);
  }

  static boolean wasDone(HttpServletRequest request) {
    return request.getAttribute(DONE) != null;
  }

  static ProblemException forbidden(Role role, String environment) {
    var where = environment.equals(Grant.ALL) ? "all environments" : environment;
    return new ProblemException(
        ProblemCode.FORBIDDEN, "This needs the role " + role + " in " + where + ".");
  }

  private static ProblemException unauthenticated() {
    return new ProblemException(ProblemCode.UNAUTHENTICATED, "Send a bearer token.");
  }

  private static HttpServletRequest request() {
    if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes web) {
      return web.getRequest();
    }
    throw new IllegalStateException("there is no request");
  }
}
