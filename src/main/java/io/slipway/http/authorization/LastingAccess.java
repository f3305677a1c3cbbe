package io.slipway.http.authorization;

import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Looks again at what a request is allowed that lasts: its token may be revoked meanwhile, its
/// session or its person may end, a grant may be taken away.
///
/// It knows all that it needs, so that it may be asked when the request itself is gone.
public final class LastingAccess {

  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Optional<Credential> credential;
  private final EndpointRule rule;
  private final Set<Scope> scopes;
  private long looked = System.nanoTime();

  private LastingAccess(Optional<Credential> credential, EndpointRule rule, Set<Scope> scopes) {
    this.credential = credential;
    this.rule = rule;
    this.scopes = scopes;
  }

  /// What the rule of the request's endpoint found.
  static LastingAccess of(HttpServletRequest request, EndpointRule rule) {
    var scopes = EndpointRule.subjectOf(request).map(EndpointRule.Subject::scopes);
    return new LastingAccess(Credential.of(request), rule, scopes.orElse(Set.of()));
  }

  /// Whether the endpoint would still let the caller in, looked up now.
  public boolean holds() {
    looked = System.nanoTime();
    return credential
        .flatMap(shown -> shown.again().get())
        .filter(caller -> rule.allows(caller, scopes))
        .isPresent();
  }

  /// The same, looked up every two seconds.
  public boolean heldLately() {
    return System.nanoTime() - looked < EVERY.toNanos() || holds();
  }

  /// Refuses a request whose caller would not be let in any more.
  ///
  /// @throws ProblemException `unauthenticated`
  void require() {
    if (!holds()) {
      throw new ProblemException(
          ProblemCode.UNAUTHENTICATED,
          "While the request waited, its token or session ended, or what it may do was changed.");
    }
  }
}
