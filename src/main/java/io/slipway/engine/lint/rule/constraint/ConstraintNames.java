package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.postgres.GeneratedNames;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import java.util.List;
import java.util.Set;

/// The names that constraints get which a statement does not name, so that recipes can name them as
/// PostgreSQL would have.
final class ConstraintNames {

  private ConstraintNames() {}

  /// The one given, or the one that PostgreSQL would choose.
  ///
  /// @param table qualified, as far as it is known
  static String of(Sight sight, Name table, Constraint constraint) {
    return constraint.name().orElseGet(() -> chosen(sight, table, constraint.kind()));
  }

  private static String chosen(Sight sight, Name table, Kind kind) {
    return switch (kind) {
      case Kind.Check(var condition, _) ->
          free(sight, table, single(condition.references().columns()), "check");
      case Kind.ForeignKey key -> free(sight, table, key.columns(), "fkey");
      case Kind.Key key ->
          key.primary()
              ? free(sight, table, List.of(), "pkey")
              : free(sight, table, key.columns(), "key");
      case Kind.NotNull(var column) -> free(sight, table, List.of(column), "not_null");
      case Kind.Exclusion _ -> free(sight, table, List.of(), "excl");
      case Kind.Nullable _, Kind.Default _, Kind.Identity _, Kind.Generated _ ->
          free(sight, table, List.of(), "constraint");
    };
  }

  // A check of several columns is named after none.
  private static List<String> single(Set<String> columns) {
    return columns.size() == 1 ? List.copyOf(columns) : List.of();
  }

  /// A name that nothing has yet, as far as is known.
  static String free(Sight sight, Name table, List<String> columns, String label) {
    var name = GeneratedNames.of(table.name(), columns, label);
    for (var i = 1; isTaken(sight, new Name(table.schema(), name)); i++) {
      name = GeneratedNames.of(table.name(), columns, label + i);
    }
    return name;
  }

  private static boolean isTaken(Sight sight, Name name) {
    return sight.schema().relation(name).isPresent()
        || sight.schema().constraints().stream()
            .anyMatch(
                it -> it.name().equals(name.name()) && it.table().schema().equals(name.schema()));
  }
}
