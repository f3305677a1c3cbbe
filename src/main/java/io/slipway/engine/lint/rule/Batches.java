package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.sql.Name;
import java.util.Optional;

/// Changes of many rows as `DO` blocks that commit after every few thousand of them, so that no row
/// is locked for long and an interrupted one can be run again.
///
/// Rows are gone through by the primary key where it is one known column; else by their place,
/// which needs a condition that changed rows do not fulfil any more, and a table without
/// partitions. Variables have names that no column has: PostgreSQL refuses what can mean both.
public final class Batches {

  private static final int ROWS = 5_000;

  // Without OR, so that each batch begins where the last one ended in the index.
  private static final String BY_KEY =
      """
      DO $$
      DECLARE
        slipway_from %1$s.%2$s%%TYPE;
        slipway_last %1$s.%2$s%%TYPE;
      BEGIN
        SELECT %2$s INTO slipway_from FROM %1$s ORDER BY %2$s LIMIT 1;
        WHILE slipway_from IS NOT NULL LOOP
          WITH batch AS (
            SELECT %2$s AS slipway_key FROM %1$s
            WHERE %2$s >= slipway_from%3$s
            ORDER BY %2$s
            LIMIT %4$d
            FOR UPDATE
          ), changed AS (
            %5$s
            RETURNING batch.slipway_key
          )
          SELECT slipway_key INTO slipway_last FROM changed ORDER BY slipway_key DESC LIMIT 1;
          COMMIT;
          EXIT WHEN slipway_last IS NULL;
          SELECT %2$s INTO slipway_from FROM %1$s
            WHERE %2$s > slipway_last ORDER BY %2$s LIMIT 1;
        END LOOP;
      END
      $$;""";

  private static final String BY_PLACE =
      """
      DO $$
      DECLARE
        slipway_done bigint;
      BEGIN
        LOOP
          WITH batch AS (
            SELECT ctid AS slipway_key FROM %1$s
            WHERE %2$s
            LIMIT %3$d
            FOR UPDATE
          )
          %4$s;
          GET DIAGNOSTICS slipway_done = ROW_COUNT;
          EXIT WHEN slipway_done = 0;
          COMMIT;
        END LOOP;
      END
      $$;""";

  private Batches() {}

  /// @param table as the statement names it
  /// @param assignments what stands behind `SET`; a column of the row that is changed can be
  ///     qualified by `changing`
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
    return condition
        .filter(_ -> hasPlaces(sight, table))
        .map(it -> BY_PLACE.formatted(name, it, ROWS, matching(change, "ctid")));
  }

  private static String matching(String change, String column) {
    return change + " WHERE changing." + column + " = batch.slipway_key";
  }

  // Rows of different partitions or children may have the same.
  private static boolean hasPlaces(Sight sight, Name table) {
    var relation = sight.relation(table);
    return relation.map(Relation::kind).filter(kind -> kind != RelationKind.TABLE).isEmpty()
        && relation.map(it -> sight.schema().children(it.name()).isEmpty()).orElse(true);
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
