package io.slipway.control.access.session;

import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Hashes passwords with Argon2id, a few at a time: each takes memory on purpose.
@Component
class PasswordHashing {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final long PATIENCE_SECONDS = 5;

  private final Argon2PasswordEncoder encoder;
  private final Semaphore turns;
  private final String nobodys;

  PasswordHashing(PasswordSettings settings) {
    encoder =
        new Argon2PasswordEncoder(
            SALT_BYTES, HASH_BYTES, LANES, settings.memoryKib(), settings.iterations());
    turns = new Semaphore(settings.parallel());
    nobodys = String.valueOf(encoder.encode("nobody has this password"));
  }

  /// @throws ProblemException `unavailable` when too many others are at it
  String hash(String password) {
    return inTurn(() -> String.valueOf(encoder.encode(normal(password))));
  }

  /// Whether the password has the hash. It takes as long to find that there is none.
  ///
  /// @throws ProblemException `unavailable` when too many others are at it
  boolean matches(String password, Optional<String> hash) {
    var matches = inTurn(() -> encoder.matches(normal(password), hash.orElse(nobodys)));
    return matches && hash.isPresent();
  }

  /// Whether the hash was made with less than what is asked for now.
  boolean isOutdated(String hash) {
    return encoder.upgradeEncoding(hash);
  }

  // One character may be typed as several code points; keyboards differ.
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new ProblemException(
            ProblemCode.UNAVAILABLE,
            "Too many passwords are being checked; try again in a moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ProblemCode.UNAVAILABLE, "Slipway is shutting down.");
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
