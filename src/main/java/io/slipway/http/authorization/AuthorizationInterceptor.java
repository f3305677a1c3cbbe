package io.slipway.http.authorization;

import io.slipway.http.OpenToAll;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.Waiting;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Enforces each endpoint's rule before its parameters and body are looked at.
@Component
class AuthorizationInterceptor implements HandlerInterceptor {

  private static final String LIBRARY_PAGES = "org.springdoc.";

  private final ObjectProvider<ScopeLookup> lookups;

  AuthorizationInterceptor(ObjectProvider<ScopeLookup> lookups) {
    this.lookups = lookups;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    // What ends a stream was let in when it began; a refusal now would tear the connection.
    var begins = request.getDispatcherType() != DispatcherType.ASYNC;
    if (begins && handler instanceof HandlerMethod method && !isOpen(method)) {
      var rule = ruleOf(method).orElseThrow(() -> closed(method));
      rule.attachTo(request);
      enforce(rule, request);
      Waiting.guard(request, LastingAccess.of(request, rule)::require);
    }
    return true;
  }

  static Optional<EndpointRule> ruleOf(HandlerMethod method) {
    return Optional.ofNullable(method.getMethodAnnotation(Authorize.class)).map(EndpointRule::of);
  }

  static boolean isOpen(HandlerMethod method) {
    return method.getBeanType().isAnnotationPresent(OpenToAll.class)
        || method.getBeanType().getName().startsWith(LIBRARY_PAGES);
  }

  private static IllegalStateException closed(HandlerMethod method) {
    return new IllegalStateException("the endpoint has no rule: " + method.getShortLogMessage());
  }

  private void enforce(EndpointRule rule, HttpServletRequest request) {
    var caller = Caller.of(request).orElseThrow(AuthorizationInterceptor::unauthenticated);
    switch (rule.on()) {
      case Authorize.ANYWHERE, Authorize.IN_BODY -> requireAnywhere(caller, rule.role());
      case Authorize.GLOBAL -> requireIn(caller, rule.role(), Set.of(Scope.HOUSE));
      case Authorize.SELF -> {}
      default -> requireOnObject(caller, rule, request);
    }
  }

  private static ProblemException unauthenticated() {
    return new ProblemException(ProblemCode.UNAUTHENTICATED, "Send a bearer token.");
  }

  private static void requireAnywhere(Caller caller, Role role) {
    if (!caller.holdsAnywhere(role)) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "This needs the role " + role + " in some environment.");
    }
  }

  private static void requireIn(Caller caller, Role role, Set<Scope> scopes) {
    for (var scope : scopes) {
      if (!caller.holds(role, scope)) {
        throw AccessCheck.forbidden(role, scope);
      }
    }
  }

  // Whoever may not even see the object is told that there is none.
  private void requireOnObject(Caller caller, EndpointRule rule, HttpServletRequest request) {
    var id = pathVariable(request, rule.variable());
    var scopes = lookup(rule.on()).scopesOf(id);
    rule.objectId(request, id, scopes);
    if (scopes.stream().noneMatch(caller::sees)) {
      throw new ProblemException(
          ProblemCode.NOT_FOUND, "There is no " + rule.on() + " " + id + ".");
    }
    if (rule.role() != Role.VIEWER) {
      requireIn(caller, rule.role(), scopes);
    }
  }

  private ScopeLookup lookup(String kind) {
    Map<String, ScopeLookup> byKind =
        lookups.stream().collect(Collectors.toMap(ScopeLookup::kind, Function.identity()));
    return Optional.ofNullable(byKind.get(kind))
        .orElseThrow(() -> new IllegalStateException("nobody knows the scopes of " + kind));
  }

  private static String pathVariable(HttpServletRequest request, String name) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get(name) instanceof String value
        ? value
        : "";
  }
}
