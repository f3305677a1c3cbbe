package io.slipway.engine.conductor;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.StatementLock;
import java.util.Collection;
import java.util.Comparator;

/// Statements by whom they hold up while they wait for a lock, or have it; those that hold up most
/// come first.
enum StatementClass {
  /// Everybody who reads or writes the table queues behind it: most forms of `ALTER TABLE`, `DROP`,
  /// `CREATE INDEX`, and what cannot be looked into, such as `DO`.
  BLOCKING,
  /// Nobody who reads or writes rows: `CREATE INDEX CONCURRENTLY`, `VALIDATE CONSTRAINT`, `VACUUM`.
  PATIENT,
  /// Those who want the same rows: `UPDATE`, `INSERT`, `SELECT`.
  DATA;

  /// The class of the one that holds up most, of statements that are sent as one message.
  static StatementClass of(Collection<String> statements) {
    return statements.stream()
        .map(StatementLock::of)
        .map(StatementClass::of)
        .min(Comparator.naturalOrder())
        .orElse(DATA);
  }

  private static StatementClass of(LockMode mode) {
    if (mode.blocksTraffic()) {
      return BLOCKING;
    }
    return mode == LockMode.SHARE_UPDATE_EXCLUSIVE ? PATIENT : DATA;
  }
}
