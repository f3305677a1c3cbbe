package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.schema.model.TableColumn;
import java.util.Set;

/// Whether two values of a column differ in any way that can be seen.
///
/// Values that are equal to a type's `=` need not look alike (`1.0` and `1.00`, `a` and `A` of
/// `citext`), and some types, such as `json`, have none.
record Difference(TableColumn column) {

  // Equal values of these look alike.
  private static final Set<String> EXACT =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "boolean",
          "uuid",
          "bytea",
          "date",
          "timestamp with time zone",
          "timestamp without time zone");
  private static final Set<String> TEXTS = Set.of("text", "character varying");

  String between(String one, String other) {
    var type = column.type().name();
    var isPlain = type.schema().isEmpty() && column.type().dimensions() == 0;
    var isExact =
        isPlain
            && (EXACT.contains(type.name())
                || TEXTS.contains(type.name()) && column.collation().isEmpty());
    return isExact
        ? "%s IS DISTINCT FROM %s".formatted(one, other)
        : "%s::text COLLATE \"C\" IS DISTINCT FROM %s::text COLLATE \"C\"".formatted(one, other);
  }
}
