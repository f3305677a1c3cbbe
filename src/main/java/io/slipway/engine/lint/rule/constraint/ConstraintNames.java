package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.postgres.GeneratedNames;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
    if (kind instanceof Kind.Key key && key.usingIndex().isPresent()) {
      return key.usingIndex().get();
    }
    return free(sight, table, columns(kind), label(kind));
  }

  private static List<String> columns(Kind kind) {
    return switch (kind) {
      case Kind.Check(var condition, _) -> single(condition.references().columns());
      case Kind.ForeignKey key -> key.columns();
      case Kind.Key key -> key.primary() ? List.of() : all(key);
      case Kind.NotNull(var column) -> List.of(column);
      case Kind.Exclusion _, Kind.Nullable _, Kind.Default _, Kind.Identity _, Kind.Generated _ ->
          List.of();
    };
  }

  private static List<String> all(Kind.Key key) {
    return Stream.concat(key.columns().stream(), key.included().stream()).toList();
  }

  private static String label(Kind kind) {
    return switch (kind) {
      case Kind.Check _ -> "check";
      case Kind.ForeignKey _ -> "fkey";
      case Kind.Key key -> key.primary() ? "pkey" : "key";
      case Kind.NotNull _ -> "not_null";
      case Kind.Exclusion _ -> "excl";
      case Kind.Nullable _, Kind.Default _, Kind.Identity _, Kind.Generated _ -> "constraint";
    };
  }

  /// Whether a name may be the one that PostgreSQL chose for a constraint without a name.
  static boolean isLike(Name table, Kind kind, String name) {
    var first = GeneratedNames.of(table.name(), columns(kind), label(kind));
    return name.startsWith(first) && name.substring(first.length()).matches("\\d*");
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
