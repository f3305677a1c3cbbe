package io.slipway.http.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rule of the endpoint that a request reached, and the object it was found to be about.
public record EndpointRule(Role role, String on, String variable, String action) {

  private static final String ATTRIBUTE = EndpointRule.class.getName();
  private static final String SUBJECT = Subject.class.getName();
  private static final String SCOPE = EndpointRule.class.getName() + ".scope";

  /// The stored object that a request names in its path.
  public record Subject(String kind, String id, Set<Scope> scopes) {}

  static EndpointRule of(Authorize rule) {
    return new EndpointRule(rule.role(), rule.on(), rule.variable(), rule.action());
  }

  /// Whether somebody may do it to an object of these scopes, if it is about an object.
  boolean allows(Caller caller, Set<Scope> scopes) {
    return switch (on) {
      case Authorize.SELF -> true;
      case Authorize.ANYWHERE, Authorize.IN_BODY -> caller.holdsAnywhere(role);
      case Authorize.GLOBAL -> caller.holds(role, Scope.HOUSE);
      default ->
          scopes.stream().anyMatch(caller::sees)
              && (role == Role.VIEWER
                  || scopes.stream().allMatch(scope -> caller.holds(role, scope)));
    };
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  void objectId(HttpServletRequest request, String id, Set<Scope> scopes) {
    request.setAttribute(SUBJECT, new Subject(on, id, scopes));
  }

  /// The rule of the endpoint that the request reached, if it reached one.
  public static Optional<EndpointRule> of(HttpServletRequest request) {
    return Optional.ofNullable((EndpointRule) request.getAttribute(ATTRIBUTE));
  }

  /// Notes where what the request's body is about belongs.
  static void concerns(HttpServletRequest request, Scope scope) {
    request.setAttribute(SCOPE, scope);
  }

  /// The one environment that the request is known to be about; empty when it is about several or
  /// none.
  public static Optional<String> environmentOf(HttpServletRequest request) {
    return only(request, Scope::environment);
  }

  /// The one project that the request is known to be about; empty when it is about several or none.
  public static Optional<String> projectOf(HttpServletRequest request) {
    return only(request, Scope::project);
  }

  private static Optional<String> only(HttpServletRequest request, Function<Scope, String> part) {
    var scopes =
        Optional.ofNullable((Scope) request.getAttribute(SCOPE))
            .map(Set::of)
            .or(() -> subjectOf(request).map(Subject::scopes))
            .orElse(Set.of());
    var parts = scopes.stream().map(part).collect(Collectors.toSet());
    return parts.size() == 1
        ? parts.stream().findFirst().filter(id -> !id.equals(Grant.ALL))
        : Optional.empty();
  }

  public static Optional<Subject> subjectOf(HttpServletRequest request) {
    return Optional.ofNullable((Subject) request.getAttribute(SUBJECT));
  }
}
