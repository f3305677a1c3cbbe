package io.slipway.http.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/// The rule of the endpoint that a request reached, and the object it was found to be about.
public record EndpointRule(Role role, String on, String variable, String action) {

  private static final String ATTRIBUTE = EndpointRule.class.getName();
  private static final String SUBJECT = Subject.class.getName();

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

  public static Optional<Subject> subjectOf(HttpServletRequest request) {
    return Optional.ofNullable((Subject) request.getAttribute(SUBJECT));
  }
}
