package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;

/// A trigger of a table or a view, without those that PostgreSQL makes for foreign keys.
///
/// @param function the one that it runs, qualified
/// @param constraint whether it is a constraint trigger
/// @param cloned whether it is a partition's copy of its parent's
public record Trigger(
    Name table, String name, Name function, boolean constraint, boolean enabled, boolean cloned) {

  public Part part() {
    return new Part(table, name);
  }

  public Trigger of(Name newTable, String newName) {
    return new Trigger(newTable, newName, function, constraint, enabled, cloned);
  }

  public Trigger running(Name newFunction) {
    return new Trigger(table, name, newFunction, constraint, enabled, cloned);
  }

  public Trigger enabled(boolean isEnabled) {
    return new Trigger(table, name, function, constraint, isEnabled, cloned);
  }
}
