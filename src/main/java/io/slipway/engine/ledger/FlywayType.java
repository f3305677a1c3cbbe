package io.slipway.engine.ledger;

/// What the `type` column of Flyway's history table can hold.
public enum FlywayType {
  /// Marks schemas that Flyway created.
  SCHEMA,
  /// Marks where an existing database was taken over.
  BASELINE,
  /// Marks an earlier row as deleted; also how Slipway records a rolled-back migration.
  DELETE,
  SQL,
  JDBC,
  SCRIPT,
  CUSTOM,
  SQL_BASELINE,
  JDBC_BASELINE,
  /// Written by the paid edition; the free one refuses to read a history that holds it.
  UNDO_SQL,
  /// Written by the paid edition; the free one refuses to read a history that holds it.
  UNDO_JDBC,
  UNDO_SCRIPT,
  /// Anything else.
  UNKNOWN;

  /// Reads the column, the names of earlier versions included.
  static FlywayType of(String text) {
    return switch (text) {
      case "SPRING_JDBC" -> JDBC;
      case "SQL_STATE_SCRIPT" -> SQL_BASELINE;
      case "JDBC_STATE_SCRIPT" -> JDBC_BASELINE;
      default -> named(text);
    };
  }

  private static FlywayType named(String text) {
    for (var type : values()) {
      if (type.name().equals(text)) {
        return type;
      }
    }
    return UNKNOWN;
  }

  /// Whether such a row is Flyway's own mark, with no script behind it.
  boolean isSynthetic() {
    return this == SCHEMA || this == BASELINE || this == DELETE;
  }

  boolean isBaseline() {
    return this == BASELINE || isBaselineScript();
  }

  boolean isBaselineScript() {
    return this == SQL_BASELINE || this == JDBC_BASELINE;
  }

  boolean isUndo() {
    return this == UNDO_SQL || this == UNDO_JDBC || this == UNDO_SCRIPT;
  }
}
