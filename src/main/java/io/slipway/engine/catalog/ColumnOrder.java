package io.slipway.engine.catalog;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The order of tables' columns in two schemas, told apart from which columns there are: a column
/// that comes or goes moves those behind it, which is no difference of theirs.
final class ColumnOrder {

  /// What the difference is called as an attribute of the table.
  static final String ATTRIBUTE = "column_order";

  private static final String POSITION = "position";

  private ColumnOrder() {}

  /// A column's attributes without its position, anything else's as they are.
  static Map<String, String> apartFromPosition(CatalogObject object) {
    if (position(object).isEmpty()) {
      return object.attributes();
    }
    var attributes = new TreeMap<>(object.attributes());
    attributes.remove(POSITION);
    return attributes;
  }

  /// The tables whose common columns are in another order, with both orders.
  static Map<ObjectRef, AttributeChange> changes(Catalog before, Catalog after) {
    var moved = tablesWithMovedColumns(before, after);
    var orders = new TreeMap<ObjectRef, AttributeChange>();
    if (moved.isEmpty()) {
      return orders;
    }
    var newOrders = commonColumns(moved, after, before);
    commonColumns(moved, before, after)
        .forEach(
            (table, columns) -> {
              var order = names(table, columns);
              var newOrder = names(table, newOrders.getOrDefault(table, List.of()));
              if (!order.equals(newOrder)) {
                orders.put(table, new AttributeChange(ATTRIBUTE, order, newOrder));
              }
            });
    return orders;
  }

  private static Set<ObjectRef> tablesWithMovedColumns(Catalog before, Catalog after) {
    var tables = new HashSet<ObjectRef>();
    for (var column : before.objects()) {
      var position = position(column);
      if (position.isPresent()
          && after
              .find(column.ref())
              .map(ColumnOrder::position)
              .filter(position::equals)
              .isEmpty()) {
        column.parent().filter(table -> after.find(table).isPresent()).ifPresent(tables::add);
      }
    }
    return tables;
  }

  private static Map<ObjectRef, List<CatalogObject>> commonColumns(
      Set<ObjectRef> tables, Catalog catalog, Catalog other) {
    return catalog.objects().stream()
        .filter(column -> position(column).isPresent())
        .filter(column -> column.parent().filter(tables::contains).isPresent())
        .filter(column -> other.find(column.ref()).isPresent())
        .sorted(Comparator.comparingInt(column -> Integer.parseInt(position(column).orElseThrow())))
        .collect(Collectors.groupingBy(column -> column.parent().orElseThrow()));
  }

  private static Optional<String> position(CatalogObject object) {
    return object.ref().kind() == ObjectKind.COLUMN ? object.attribute(POSITION) : Optional.empty();
  }

  private static Optional<String> names(ObjectRef table, List<CatalogObject> columns) {
    var prefix = table.identity().length() + ".".length();
    return Optional.of(
        columns.stream()
            .map(column -> column.ref().identity().substring(prefix))
            .collect(Collectors.joining(", ")));
  }
}
