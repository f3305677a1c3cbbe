package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.catalog.CatalogDifference;
import io.slipway.engine.catalog.CatalogDifference.Changed;
import io.slipway.engine.catalog.CatalogDifference.Missing;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table into which no row could be put, and what the schemas say of its rows instead.
///
/// @param table schema-qualified and quoted
/// @param why what PostgreSQL said to the row
/// @param losses what the step drops
/// @param retyped whether it changes the type of a column, so that values may have changed
record UnseenTable(String table, String why, List<Loss> losses, boolean retyped) {

  UnseenTable {
    losses = List.copyOf(losses);
  }

  /// @param refused the tables, and why
  static List<UnseenTable> of(Map<String, String> refused, Catalog before, Catalog after) {
    var step = CatalogComparison.of(before, after);
    return refused.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), step))
        .toList();
  }

  private static UnseenTable of(String table, String why, CatalogComparison step) {
    var about = step.differences().stream().filter(d -> isAbout(table, d.ref(), d)).toList();
    return new UnseenTable(
        table,
        why,
        about.stream().filter(Missing.class::isInstance).map(d -> loss(table, d.ref())).toList(),
        about.stream().anyMatch(UnseenTable::isRetyped));
  }

  private static boolean isAbout(String table, ObjectRef ref, CatalogDifference difference) {
    return switch (ref.kind()) {
      case TABLE -> ref.identity().equals(table);
      case COLUMN ->
          switch (difference) {
            case Missing(var object) -> isColumnOf(table, object.parent().orElse(null));
            case Changed(var object, _, _) -> isColumnOf(table, object.parent().orElse(null));
            case CatalogDifference.Added _ -> false;
          };
      default -> false;
    };
  }

  private static boolean isColumnOf(String table, @Nullable ObjectRef parent) {
    return parent != null && parent.identity().equals(table);
  }

  private static Loss loss(String table, ObjectRef dropped) {
    return dropped.kind() == ObjectKind.TABLE
        ? Loss.ofTable(table, "the migration drops it")
        : Loss.ofColumn(
            table, dropped.identity().substring(table.length() + 1), "the migration drops it");
  }

  private static boolean isRetyped(CatalogDifference difference) {
    return difference instanceof Changed(_, _, var attributes)
        && attributes.stream().anyMatch(change -> change.name().equals("type"));
  }
}
