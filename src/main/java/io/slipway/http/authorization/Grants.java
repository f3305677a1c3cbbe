package io.slipway.http.authorization;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What several grants allow together.
public final class Grants {

  private Grants() {}

  /// What both sides allow: the roles that both imply, where their scopes meet.
  public static List<Grant> common(Collection<Grant> some, Collection<Grant> others) {
    return some.stream()
        .flatMap(one -> others.stream().flatMap(other -> meet(one, other)))
        .distinct()
        .toList();
  }

  /// Whether everything that the grant allows is allowed by one of the others.
  public static boolean include(Collection<Grant> grants, Grant wish) {
    var where = Scope.of(wish.environment(), wish.project());
    return grants.stream().anyMatch(grant -> grant.covers(wish.role(), where));
  }

  private static Stream<Grant> meet(Grant one, Grant other) {
    var environment = part(one.environment(), other.environment());
    var project = part(one.project(), other.project());
    return environment.isEmpty() || project.isEmpty()
        ? Stream.empty()
        : roles(one.role(), other.role())
            .map(role -> new Grant(role, environment.get(), project.get()));
  }

  private static Optional<String> part(String one, String other) {
    if (one.equals(Grant.ALL)) {
      return Optional.of(other);
    }
    return other.equals(Grant.ALL) || one.equals(other) ? Optional.of(one) : Optional.empty();
  }

  // The strongest ones that both imply.
  private static Stream<Role> roles(Role one, Role other) {
    var both =
        Arrays.stream(Role.values())
            .filter(role -> one.implies(role) && other.implies(role))
            .toList();
    return both.stream()
        .filter(role -> both.stream().noneMatch(more -> more != role && more.implies(role)));
  }
}
