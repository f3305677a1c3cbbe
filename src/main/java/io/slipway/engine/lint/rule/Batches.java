package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.sql.Name;
import java.util.Optional;

/// Changes of many rows as `DO` blocks that commit after every few thousand of them, so that no row
/// is locked for long and an interrupted one can be run again.
///
/// Rows are gone through by the primary key where it is one known column; else by their place,
/// which needs a condition that changed rows do not fulfil any more.
public final class Batches {

  private static final int ROWS = 5_000;

  private static final String BY_KEY =
      """
      DO $$
      DECLARE
        last %1$s.%2$s%%TYPE;
        done bigint;
      BEGIN
        LOOP
          WITH batch AS (
            SELECT %2$s AS key FROM %1$s
            WHERE (last IS NULL OR %2$s > last)%3$s
            ORDER BY %2$s
            LIMIT %4$d
            FOR UPDATE
          ), changed AS (
            %5$s
            RETURNING batch.key
          )
          SELECT (SELECT key FROM changed ORDER BY key DESC LIMIT 1), (SELECT count(*) FROM changed)
          INTO last, done;
          EXIT WHEN done = 0;
          COMMIT;
        END LOOP;
      END
      $$;""";

  private static final String BY_PLACE =
      """
      DO $$
      DECLARE
        done bigint;
      BEGIN
        LOOP
          WITH batch AS (
            SELECT ctid AS key FROM %1$s
            WHERE %2$s
            LIMIT %3$d
            FOR UPDATE
          )
          %4$s;
          GET DIAGNOSTICS done = ROW_COUNT;
          EXIT WHEN done = 0;
          COMMIT;
        END LOOP;
      END
      $$;""";

  private Batches() {}

  /// @param table as the statement names it
  /// @param assignments what stands behind `SET`
  /// @param condition which rows are meant; none of those that were changed should be any more
  /// @return empty when the rows cannot be gone through
  public static Optional<String> update(
      Sight sight, Name table, String assignments, Optional<String> condition) {
    var change = "UPDATE %s AS changing SET %s FROM batch".formatted(Sql.name(table), assignments);
    return of(sight, table, change, condition);
  }

  /// The same for a `DELETE`.
  public static Optional<String> delete(Sight sight, Name table, Optional<String> condition) {
    var change = "DELETE FROM %s AS changing USING batch".formatted(Sql.name(table));
    return of(sight, table, change, condition);
  }

  private static Optional<String> of(
      Sight sight, Name table, String change, Optional<String> condition) {
    var name = Sql.name(table);
    var key = key(sight, table);
    if (key.isPresent()) {
      var column = Sql.name(key.get());
      var and = condition.map(it -> " AND (" + it + ")").orElse("");
      return Optional.of(BY_KEY.formatted(name, column, and, ROWS, matching(change, column)));
    }
    return condition.map(it -> BY_PLACE.formatted(name, it, ROWS, matching(change, "ctid")));
  }

  private static String matching(String change, String column) {
    return change + " WHERE changing." + column + " = batch.key";
  }

  /// The one column of a table's primary key.
  static Optional<String> key(Sight sight, Name table) {
    return sight.schema().constraints(sight.qualified(table)).stream()
        .filter(constraint -> constraint.kind() == Kind.PRIMARY_KEY)
        .map(TableConstraint::columns)
        .filter(columns -> columns.size() == 1)
        .map(columns -> columns.getFirst())
        .findFirst();
  }
}
