package io.slipway.engine.sql;

import io.slipway.engine.postgres.Identifiers;

/// An object's name as a statement means it.
///
/// @param schema empty when the search path decides
public record Name(String schema, String name) {

  /// A name that the search path is to find.
  public static Name unqualified(String name) {
    return new Name("", name);
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? name : Identifiers.quote(schema, name);
  }
}
