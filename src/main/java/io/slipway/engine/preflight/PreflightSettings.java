package io.slipway.engine.preflight;

import java.time.Duration;
import java.util.Set;

/// From where on something is worth a word.
///
/// @param patience how long one statement of a check may take; a check that
///     takes longer warns that it does not know. Default 5 s
/// @param connections how many of them, and how many spare ones
/// @param sessions whose transactions are in the way
/// @param replication how far behind others may be
/// @param wraparound how old transaction numbers may be
/// @param off the checks that are not made; each warns that it was not. Default none
public record PreflightSettings(
    Duration patience,
    Connections connections,
    Sessions sessions,
    Replication replication,
    Wraparound wraparound,
    Set<Check> off) {

  public static final PreflightSettings DEFAULT =
      new PreflightSettings(
          Duration.ofSeconds(5),
          Connections.DEFAULT,
          Sessions.DEFAULT,
          Replication.DEFAULT,
          Wraparound.DEFAULT,
          Set.of());

  public PreflightSettings {
    off = Set.copyOf(off);
  }

  /// @param needed connections that the run opens at once; with fewer free it fails. Default 2: one
  ///     holds the fence, one does the work
  /// @param spare connections that should be free beyond those; with fewer it warns. Default 3
  public record Connections(int needed, int spare) {
    public static final Connections DEFAULT = new Connections(2, 3);
  }

  /// @param longTransaction how long a transaction that holds locks on touched tables may be open;
  ///     beyond it fails, because statements would wait behind it. Default 1 min
  /// @param idleInTransaction the same for one that has been idle for so long. Default 10 s
  /// @param queryLength how many characters of a session's query are shown. Default 120
  public record Sessions(Duration longTransaction, Duration idleInTransaction, int queryLength) {
    public static final Sessions DEFAULT =
        new Sessions(Duration.ofMinutes(1), Duration.ofSeconds(10), 120);
  }

  /// @param lagBytes of WAL that a standby may not have replayed; beyond it warns. Default 256 MiB
  /// @param lag by which a standby may be behind; beyond it warns. Default 1 min
  /// @param retainedBytes of WAL that an inactive slot may keep; beyond it fails, because the run's
  ///     own WAL is kept as well. Default 10 GiB
  public record Replication(long lagBytes, Duration lag, long retainedBytes) {
    public static final Replication DEFAULT =
        new Replication(256L << 20, Duration.ofMinutes(1), 10L << 30);
  }

  /// @param warnPercent of `autovacuum_freeze_max_age` (and that of multixacts) that an age may
  ///     have; beyond it warns. Default 100, from where autovacuum holds locks that DDL must wait
  ///     for
  /// @param failAge of transactions or multixacts from where it fails. Default 1.6 billion, which
  ///     is PostgreSQL's `vacuum_failsafe_age`; at 2.1 billion nothing can be written any more
  public record Wraparound(int warnPercent, long failAge) {
    public static final Wraparound DEFAULT = new Wraparound(100, 1_600_000_000L);
  }
}
