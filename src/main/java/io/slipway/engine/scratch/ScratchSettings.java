package io.slipway.engine.scratch;

import java.time.Duration;

/// How scratch databases and their templates are kept.
///
/// @param statementTimeout how long one statement may run in a scratch database; default 5 min,
///     zero for no limit. A statement that takes longer fails with SQLSTATE 57014, and what it was
///     to prove stays unproven. It is the database's setting: a script that sets
///     `statement_timeout` itself is not held by it
/// @param patience how long to wait for somebody else who builds the same template; default 2 min.
///     Who waits longer is told [Cloned.Busy]
/// @param templateBytes how much room all templates of a server may take together, in bytes;
///     default 2 GiB, 0 to keep none. Beyond it those that were not used for longest are dropped,
///     and the next who needs one builds it again
/// @param templateIdle how long a template is kept that nobody uses; default 14 days
public record ScratchSettings(
    Duration statementTimeout, Duration patience, long templateBytes, Duration templateIdle) {

  private static final long GIB = 1L << 30;

  public static final ScratchSettings DEFAULT =
      new ScratchSettings(
          Duration.ofMinutes(5), Duration.ofMinutes(2), 2 * GIB, Duration.ofDays(14));

  public ScratchSettings {
    // The server's own setting is an int of milliseconds.
    if (statementTimeout.isNegative() || statementTimeout.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("not a statement timeout: " + statementTimeout);
    }
    if (patience.isNegative() || templateIdle.isNegative() || templateBytes < 0) {
      throw new IllegalArgumentException("limits are not negative");
    }
  }
}
