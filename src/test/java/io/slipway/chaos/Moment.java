package io.slipway.chaos;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// When a fault strikes a run that was just asked for.
record Moment(Kind kind, int delayMs) {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final int LONGEST_DELAY_MS = 700;
  private static final String SLEEPING =
      """
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
         AND application_name LIKE 'slipway run%%' AND wait_event = 'PgSleep' AND query %s '^COMMIT|, true[)]'
      """;

  /// What the run is doing then.
  enum Kind {
    /// Whatever it has come to.
    AFTER_A_WHILE,
    /// A statement is under way.
    IN_A_STATEMENT,
    /// A commit is under way.
    IN_A_COMMIT
  }

  static Moment by(Dice dice) {
    var kinds =
        List.of(Kind.AFTER_A_WHILE, Kind.AFTER_A_WHILE, Kind.IN_A_STATEMENT, Kind.IN_A_COMMIT);
    return new Moment(dice.one(kinds), dice.between(0, LONGEST_DELAY_MS));
  }

  /// Waits for it; a run that never comes to it is struck anyhow.
  ///
  /// @return whether a run is at work on the target then
  boolean await(Target target) {
    return switch (kind) {
      case AFTER_A_WHILE -> {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delayMs));
        yield !target.sessions().isEmpty();
      }
      case IN_A_STATEMENT -> target.comes(SLEEPING.formatted("!~"), PATIENCE_NANOS);
      case IN_A_COMMIT -> target.comes(SLEEPING.formatted("~"), PATIENCE_NANOS);
    };
  }
}
