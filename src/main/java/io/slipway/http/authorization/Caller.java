package io.slipway.http.authorization;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who makes the request: somebody whose token, or whose session, was found valid.
///
/// @param id of the token or session
/// @param name which audit entries give as the actor
/// @param identity who is behind it
/// @param grants what is allowed
public record Caller(UUID id, String name, Identity identity, List<Grant> grants) {

  private static final String ATTRIBUTE = Caller.class.getName();

  public Caller {
    grants = List.copyOf(grants);
  }

  /// Who is behind a request.
  public sealed interface Identity {

    /// A person, whatever credential was shown.
    record Person(UUID id) implements Identity {}

    /// A machine.
    ///
    /// @param issuer the person who made its token and so has seen it; empty when nobody has
    record Machine(Optional<UUID> issuer) implements Identity {}
  }

  /// The person who makes the request; empty when a machine does.
  public Optional<UUID> person() {
    return identity instanceof Identity.Person(var person) ? Optional.of(person) : Optional.empty();
  }

  /// The person who may have made the request with their own hands: for a machine the one who has
  /// seen its token.
  public Optional<UUID> responsible() {
    return switch (identity) {
      case Identity.Person(var person) -> Optional.of(person);
      case Identity.Machine(var issuer) -> issuer;
    };
  }

  /// As what is done in their name remembers them.
  public Actor actor() {
    return new Actor(name, responsible());
  }

  /// The request's caller; empty when it carried no valid token.
  public static Optional<Caller> of(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
  }

  /// Makes this the request's caller.
  public void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /// Makes the request nobody's: what it is refused with is not in the caller's name.
  static void detachFrom(HttpServletRequest request) {
    request.removeAttribute(ATTRIBUTE);
  }

  /// Whether the role is held in the whole of the scope.
  public boolean holds(Role role, Scope scope) {
    return grants.stream().anyMatch(grant -> grant.covers(role, scope));
  }

  /// Whether the role is held in a part of the scope.
  public boolean holdsIn(Role role, Scope scope) {
    return grants.stream().anyMatch(grant -> grant.touches(role, scope));
  }

  /// Whether what belongs there may be seen.
  public boolean sees(Scope scope) {
    return holdsIn(Role.VIEWER, scope);
  }

  public boolean holdsAnywhere(Role role) {
    return grants.stream().anyMatch(grant -> grant.role().implies(role));
  }

  /// What lists show to this caller.
  public Visible visible() {
    return Visible.of(grants, Role.VIEWER);
  }
}
