package io.slipway.engine.lint.schema.model;

import java.util.Optional;

/// A column or an expression of an index or of a partition key.
///
/// @param column empty for an expression
/// @param expression as the server or the statement writes it
public record KeyElement(Optional<String> column, String expression) {

  public static KeyElement of(String column) {
    return new KeyElement(Optional.of(column), column);
  }
}
