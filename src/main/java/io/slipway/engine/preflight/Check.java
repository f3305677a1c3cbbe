package io.slipway.engine.preflight;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What is looked at, in the order in which it is.
public enum Check {
  /// Reachable, of a known version, and writable.
  CONNECTION,
  /// One session stays one session.
  POOLED_CONNECTION,
  /// The role may do what the plan does.
  PRIVILEGES,
  /// Enough connections are free.
  CONNECTIONS,
  /// Nobody's transaction keeps the touched tables.
  LONG_SESSIONS,
  /// Nobody's prepared transaction does.
  PREPARED_TRANSACTIONS,
  /// No index was left half built.
  INVALID_INDEXES,
  /// No constraint is kept by new rows alone.
  NOT_VALID_CONSTRAINTS,
  /// Standbys and slots keep up, and no commit would hang.
  REPLICATION,
  /// Transaction numbers are not running out.
  WRAPAROUND,
  /// The schema is the one that was planned for.
  FINGERPRINT,
  /// What the server tells of its space.
  SPACE;

  /// The check of a name; empty when there is none.
  public static Optional<Check> of(String id) {
    return Stream.of(values()).filter(check -> check.id().equals(id)).findFirst();
  }

  /// Its stable name, such as `pooled-connection`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
