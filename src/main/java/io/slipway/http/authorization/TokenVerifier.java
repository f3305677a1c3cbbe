package io.slipway.http.authorization;

import java.util.Optional;

/// Knows which bearer tokens are valid.
public interface TokenVerifier {

  /// Who holds the token; empty when it is unknown, expired, revoked or no token at all.
  Optional<Caller> verify(String token);
}
