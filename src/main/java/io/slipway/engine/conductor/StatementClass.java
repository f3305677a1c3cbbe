package io.slipway.engine.conductor;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.StatementLock;

/// Statements by whom they hold up while they wait for a lock, or have it.
public enum StatementClass {
  /// Everybody who reads or writes the table queues behind it: most forms of `ALTER TABLE`, `DROP`,
  /// `CREATE INDEX`, and what cannot be looked into, such as `DO`.
  BLOCKING,
  /// Nobody who reads or writes rows: `CREATE INDEX CONCURRENTLY`, `VALIDATE CONSTRAINT`, `VACUUM`.
  PATIENT,
  /// Those who want the same rows: `UPDATE`, `INSERT`, `SELECT`.
  DATA;

  /// The class of one statement.
  public static StatementClass of(String statement) {
    return of(StatementLock.of(statement));
  }

  static StatementClass of(LockMode mode) {
    if (mode.blocksTraffic()) {
      return BLOCKING;
    }
    return mode == LockMode.SHARE_UPDATE_EXCLUSIVE ? PATIENT : DATA;
  }
}
