package io.slipway.engine.catalog;

import io.slipway.engine.catalog.CatalogDifference.Added;
import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogDifference.Changed;
import io.slipway.engine.catalog.CatalogDifference.Missing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What differs between two schemas: nothing exactly when their digests are equal.
///
/// Columns are told from one another by their names. Where those that both schemas have are in
/// another order, their table differs in an attribute `column_order`.
public record CatalogComparison(List<CatalogDifference> differences) {

  public CatalogComparison {
    differences = List.copyOf(differences);
  }

  /// Compares two schemas that servers of the same major version deparsed.
  ///
  /// @throws IllegalArgumentException when the major versions differ
  public static CatalogComparison of(Catalog before, Catalog after) {
    if (before.server().major() != after.server().major()) {
      throw new IllegalArgumentException(
          "servers of different major versions deparse differently: %s and %s"
              .formatted(before.server(), after.server()));
    }
    var columnOrders = ColumnOrder.changes(before, after);
    var differences = new ArrayList<CatalogDifference>();
    for (var object : before.objects()) {
      var now = after.find(object.ref());
      if (now.isEmpty()) {
        differences.add(new Missing(object));
      } else {
        changed(object, now.get(), columnOrders).ifPresent(differences::add);
      }
    }
    for (var object : after.objects()) {
      if (before.find(object.ref()).isEmpty()) {
        differences.add(new Added(object));
      }
    }
    differences.sort(Comparator.comparing(CatalogDifference::ref));
    return new CatalogComparison(differences);
  }

  private static Optional<CatalogDifference> changed(
      CatalogObject before, CatalogObject after, Map<ObjectRef, AttributeChange> columnOrders) {
    var columnOrder = columnOrders.get(before.ref());
    if (columnOrder == null && before.attributes().equals(after.attributes())) {
      return Optional.empty();
    }
    var changes = changes(before, after);
    if (columnOrder != null) {
      changes.add(columnOrder);
    }
    return changes.isEmpty() ? Optional.empty() : Optional.of(new Changed(before, after, changes));
  }

  private static List<AttributeChange> changes(CatalogObject before, CatalogObject after) {
    var old = ColumnOrder.apartFromPosition(before);
    var now = ColumnOrder.apartFromPosition(after);
    var changes = new ArrayList<AttributeChange>();
    if (!old.equals(now)) {
      var names = new TreeSet<>(old.keySet());
      names.addAll(now.keySet());
      names.stream()
          .filter(name -> !Objects.equals(old.get(name), now.get(name)))
          .map(name -> new AttributeChange(name, before.attribute(name), after.attribute(name)))
          .forEach(changes::add);
    }
    return changes;
  }

  /// The same without what differs in the order of columns alone, which nothing but a new table
  /// can restore once a column was dropped.
  public CatalogComparison apartFromColumnOrder() {
    return new CatalogComparison(
        differences.stream().flatMap(CatalogComparison::apartFromColumnOrder).toList());
  }

  private static Stream<CatalogDifference> apartFromColumnOrder(CatalogDifference difference) {
    if (!(difference instanceof Changed(var before, var after, var attributes))) {
      return Stream.of(difference);
    }
    var others =
        attributes.stream().filter(change -> !change.name().equals(ColumnOrder.ATTRIBUTE)).toList();
    return others.isEmpty() ? Stream.empty() : Stream.of(new Changed(before, after, others));
  }

  /// How the second schema differs from the first, an object a line.
  ///
  /// @param most how many objects are named; the rest is counted
  public List<String> words(int most) {
    var words =
        new ArrayList<>(differences.stream().limit(most).map(CatalogDifference::words).toList());
    if (differences.size() > most) {
      words.add("and %d more".formatted(differences.size() - most));
    }
    return List.copyOf(words);
  }

  public boolean isEmpty() {
    return differences.isEmpty();
  }
}
