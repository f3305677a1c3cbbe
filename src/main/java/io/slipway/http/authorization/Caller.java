package io.slipway.http.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who makes the request: a token that was found valid.
///
/// @param name the token's name, which audit entries give as the actor
public record Caller(UUID tokenId, String prefix, String name, List<Grant> grants) {

  private static final String ATTRIBUTE = Caller.class.getName();

  public Caller {
    grants = List.copyOf(grants);
  }

  /// The request's caller; empty when it carried no valid token.
  public static Optional<Caller> of(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /// Whether the role is held in this environment, `*` asking for all of them.
  public boolean holds(Role role, String environment) {
    return grants.stream().anyMatch(grant -> grant.covers(role, environment));
  }

  public boolean holdsAnywhere(Role role) {
    return grants.stream().anyMatch(grant -> grant.role().implies(role));
  }

  /// The environments in which the role is held; `*` stands for all.
  public Set<String> environments(Role role) {
    return grants.stream()
        .filter(grant -> grant.role().implies(role))
        .map(Grant::environment)
        .collect(Collectors.toUnmodifiableSet());
  }
}
