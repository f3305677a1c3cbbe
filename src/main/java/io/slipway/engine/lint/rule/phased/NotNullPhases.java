package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Name;

/// `SET NOT NULL` without a scan under an exclusive lock.
///
/// Since 18 the constraint itself can wait for its rows; before, a check that is validated beside
/// readers and writers spares the scan.
public final class NotNullPhases {

  private static final int NOT_VALID_SINCE = 18;

  private NotNullPhases() {}

  /// @param table as the statement names it
  public static void add(Phases phases, Sight sight, Name table, String column) {
    var altered = "ALTER TABLE " + Sql.name(table);
    var name = Sql.name(constraint(table, column));
    var quoted = Sql.name(column);
    var isNative = sight.major() >= NOT_VALID_SINCE;
    var condition = isNative ? "NOT NULL " + quoted : "CHECK (%s IS NOT NULL)".formatted(quoted);
    phases
        .saying("Run it when all rows have a value and whoever writes gives one.")
        .transaction(
            "require " + column,
            "%s ADD CONSTRAINT %s %s NOT VALID;".formatted(altered, name, condition))
        .transaction("validate " + column, "%s VALIDATE CONSTRAINT %s;".formatted(altered, name));
    if (!isNative) {
      phases.transaction(
          column + " not null",
          "%s ALTER COLUMN %s SET NOT NULL;".formatted(altered, quoted),
          "%s DROP CONSTRAINT %s;".formatted(altered, name));
    }
  }

  /// The name of the constraint, as PostgreSQL would choose it.
  static String constraint(Name table, String column) {
    return Sql.derived(table.name() + "_" + column, "_not_null");
  }
}
