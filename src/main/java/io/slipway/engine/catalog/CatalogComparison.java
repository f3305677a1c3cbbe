package io.slipway.engine.catalog;

import io.slipway.engine.catalog.CatalogDifference.Added;
import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogDifference.Changed;
import io.slipway.engine.catalog.CatalogDifference.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What differs between two schemas: nothing exactly when their digests are equal.
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
    var refs = new TreeSet<ObjectRef>();
    before.objects().forEach(object -> refs.add(object.ref()));
    after.objects().forEach(object -> refs.add(object.ref()));
    var differences = new ArrayList<CatalogDifference>();
    for (var ref : refs) {
      var old = before.find(ref);
      var now = after.find(ref);
      if (old.isEmpty()) {
        now.ifPresent(object -> differences.add(new Added(object)));
      } else if (now.isEmpty()) {
        differences.add(new Missing(old.get()));
      } else if (!old.get().attributes().equals(now.get().attributes())) {
        differences.add(changed(old.get(), now.get()));
      }
    }
    return new CatalogComparison(differences);
  }

  private static Changed changed(CatalogObject before, CatalogObject after) {
    var names = new TreeSet<>(before.attributes().keySet());
    names.addAll(after.attributes().keySet());
    var changes =
        names.stream()
            .map(name -> new AttributeChange(name, before.attribute(name), after.attribute(name)))
            .filter(change -> !change.before().equals(change.after()))
            .toList();
    return new Changed(before, after, changes);
  }

  public boolean isEmpty() {
    return differences.isEmpty();
  }
}
