package io.slipway.engine.catalog;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    if (object.ref().kind() != ObjectKind.COLUMN || object.attribute(POSITION).isEmpty()) {
      return object.attributes();
    }
    var attributes = new TreeMap<>(object.attributes());
    attributes.remove(POSITION);
    return attributes;
  }

  /// The tables whose common columns are in another order, with both orders.
  static Map<ObjectRef, AttributeChange> changes(Catalog before, Catalog after) {
    var orders = new TreeMap<ObjectRef, AttributeChange>();
    var newOrders = commonColumns(after, before);
    commonColumns(before, after)
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

  private static Map<ObjectRef, List<CatalogObject>> commonColumns(Catalog catalog, Catalog other) {
    var columns =
        catalog.objects().stream()
            .filter(object -> object.ref().kind() == ObjectKind.COLUMN)
            .filter(column -> column.attribute(POSITION).isPresent())
            .filter(column -> other.find(column.ref()).isPresent())
            .filter(column -> column.parent().isPresent())
            .sorted(Comparator.comparingInt(ColumnOrder::position))
            .collect(
                Collectors.groupingBy(
                    column -> column.parent().orElseThrow(), HashMap::new, Collectors.toList()));
    columns.keySet().removeIf(table -> other.find(table).isEmpty());
    return columns;
  }

  private static int position(CatalogObject column) {
    return column.attribute(POSITION).map(Integer::parseInt).orElseThrow();
  }

  private static Optional<String> names(ObjectRef table, List<CatalogObject> columns) {
    var prefix = table.identity().length() + ".".length();
    return Optional.of(
        columns.stream()
            .map(column -> column.ref().identity().substring(prefix))
            .collect(Collectors.joining(", ")));
  }
}
