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

  /// Refuses the request unless its caller holds the role in the whole of the scope.
  ///
  /// @throws ProblemException `forbidden`; also when there is no caller
  public void require(Role role, Scope scope) {
    note(scope);
    if (!caller().holds(role, scope)) {
      throw forbidden(role, scope);
    }
  }

  /// The same for an object that belongs to several scopes: the role must be held in each.
  public void require(Role role, Set<Scope> scopes) {
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("an object of no scope is one of the house");
    }
    scopes.forEach(scope -> require(role, scope));
  }

  /// Refuses the request unless its caller holds the role in some part of the scope, such as for a
  /// project in one of the environments.
  ///
  /// @throws ProblemException `forbidden`; also when there is no caller
  public void requireIn(Role role, Scope scope) {
    note(scope);
    if (!caller().holdsIn(role, scope)) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "This needs the role " + role + " somewhere in " + scope + ".");
    }
  }

  private static void note(Scope scope) {
    var request = request();
    request.setAttribute(DONE, true);
    EndpointRule.concerns(request, scope);
  }

  /// Who makes the current request.
  public Caller caller() {
    return Caller.of(request()).orElseThrow(AccessCheck::unauthenticated);
  }

  /// What the current request was allowed by its endpoint's rule, for looking again later on.
  public LastingAccess lasting() {
    var rule = EndpointRule.of(request()).orElseThrow(AccessCheck::unauthenticated);
    return LastingAccess.of(request(), rule);
  }

  static boolean wasDone(HttpServletRequest request) {
    return request.getAttribute(DONE) != null;
  }

  static ProblemException forbidden(Role role, Scope scope) {
    return new ProblemException(
        ProblemCode.FORBIDDEN, "This needs the role " + role + " in " + scope + ".");
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
