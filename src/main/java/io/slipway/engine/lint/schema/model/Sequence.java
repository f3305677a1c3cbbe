package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import java.util.Optional;

/// A sequence; it is a [Relation] as well.
///
/// @param owner the column that it belongs to
public record Sequence(Name name, Optional<Owner> owner) {

  /// Whom a sequence belongs to.
  ///
  /// @param column empty when the statement that said it is not read so far
  /// @param identity whether it is the column's identity, and not of a `serial`
  public record Owner(Name table, Optional<String> column, boolean identity) {}
}
