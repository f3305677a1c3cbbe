package io.slipway.engine.scratch;

import io.slipway.engine.postgres.AdvisoryLock;
import java.security.SecureRandom;
import java.util.HexFormat;

/// One [Scratch] among all those that share a server, by a number drawn at random.
///
/// The number is in the names of its databases and is the key of its lock, so that anybody can ask
/// the server whether a database's owner is alive.
record Owner(long number) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static Owner draw() {
    return new Owner(RANDOM.nextLong());
  }

  static Owner parse(String hex) {
    return new Owner(Long.parseUnsignedLong(hex, 16));
  }

  /// Held for as long as the owner lives.
  AdvisoryLock lock() {
    return new AdvisoryLock("Slipway scratch " + this, number);
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(number);
  }
}
