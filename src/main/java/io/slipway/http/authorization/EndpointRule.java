package io.slipway.http.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/// The rule of the endpoint that a request reached, and the object it was found to be about.
public record EndpointRule(Role role, String on, String variable, String action) {

  private static final String ATTRIBUTE = EndpointRule.class.getName();
  private static final String SUBJECT = Subject.class.getName();
  private static final String ENVIRONMENT = EndpointRule.class.getName() + ".environment";

  /// The stored object that a request names in its path.
  public record Subject(String kind, String id, Set<String> environments) {}

  static EndpointRule of(Authorize rule) {
    return new EndpointRule(rule.role(), rule.on(), rule.variable(), rule.action());
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  void objectId(HttpServletRequest request, String id, Set<String> environments) {
    request.setAttribute(SUBJECT, new Subject(on, id, environments));
  }

  /// The rule of the endpoint that the request reached, if it reached one.
  public static Optional<EndpointRule> of(HttpServletRequest request) {
    return Optional.ofNullable((EndpointRule) request.getAttribute(ATTRIBUTE));
  }

  /// Notes an environment that the request's body turned out to be about.
  static void concerns(HttpServletRequest request, String environment) {
    request.setAttribute(ENVIRONMENT, environment);
  }

  /// The one environment that the request is known to be about; empty when it is about several or
  /// none.
  public static Optional<String> environmentOf(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(ENVIRONMENT))
        .or(() -> subjectOf(request).map(Subject::environments).flatMap(EndpointRule::only))
        .filter(environment -> !environment.equals(Grant.ALL));
  }

  private static Optional<String> only(Set<String> environments) {
    return environments.size() == 1 ? environments.stream().findFirst() : Optional.empty();
  }

  public static Optional<Subject> subjectOf(HttpServletRequest request) {
    return Optional.ofNullable((Subject) request.getAttribute(SUBJECT));
  }
}
