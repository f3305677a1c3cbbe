package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import java.util.Optional;
import java.util.Set;

/// Extended statistics.
///
/// @param columns those of its table; empty when they are not known
public record StatisticsObject(Name name, Name table, Optional<Set<String>> columns) {
  public StatisticsObject {
    columns = columns.map(Set::copyOf);
  }
}
