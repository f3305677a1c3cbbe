package io.slipway.http.authorization;

import java.util.Optional;

/// Knows which sessions of browsers last.
public interface SessionVerifier {

  /// Whose session it is; empty when it has ended. It counts as used.
  Optional<Caller> use(SessionSecret secret);

  /// The same, for looking alone: what a page does by itself keeps no session alive.
  Optional<Caller> look(SessionSecret secret);
}
