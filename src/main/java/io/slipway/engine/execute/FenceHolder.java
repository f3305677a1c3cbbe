package io.slipway.engine.execute;

import io.slipway.engine.postgres.AdvisoryLock;
import io.slipway.engine.postgres.LockHolder;
import java.util.Optional;

/// A session that holds a lock which the run needs.
///
/// @param lock whose lock it is, such as `Flyway`
/// @param session who holds it
public record FenceHolder(String lock, LockHolder session) {

  /// Names who holds which lock.
  public String inWords() {
    return "%s's lock is held by process %d (user %s, application %s)"
        .formatted(
            lock,
            session.pid(),
            session.user().isEmpty() ? "unknown" : session.user(),
            session.applicationName().isEmpty() ? "unnamed" : session.applicationName());
  }

  /// Somebody held the lock, and was gone when the server was asked who.
  static FenceHolder unknown(AdvisoryLock lock) {
    return new FenceHolder(
        lock.name(), new LockHolder(0, "", "", Optional.empty(), Optional.empty()));
  }
}
