package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// How a table stands to others.
///
/// @param parents in their order; of a partition, the one table
/// @param key how it is divided itself
/// @param bound which part it is, when it is a partition
/// @param type the composite type of a typed table
public record Lineage(
    List<Name> parents, Optional<PartitionKey> key, Optional<Bound> bound, Optional<Name> type) {

  public static final Lineage NONE =
      new Lineage(List.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public Lineage {
    parents = List.copyOf(parents);
  }

  /// `PARTITION BY`.
  ///
  /// @param strategy `range`, `list` or `hash`
  public record PartitionKey(String strategy, List<KeyElement> elements) {
    public PartitionKey {
      elements = List.copyOf(elements);
    }
  }

  /// Which rows a partition is for.
  ///
  /// @param values the text behind `FOR VALUES`; empty for the default partition
  public record Bound(Optional<String> values) {
    public boolean isDefault() {
      return values.isEmpty();
    }
  }

  public Lineage withParents(List<Name> changed) {
    return new Lineage(changed, key, bound, type);
  }

  public Lineage with(Optional<Bound> changed) {
    return new Lineage(parents, key, changed, type);
  }

  public Lineage ofType(Optional<Name> changed) {
    return new Lineage(parents, key, bound, changed);
  }
}
