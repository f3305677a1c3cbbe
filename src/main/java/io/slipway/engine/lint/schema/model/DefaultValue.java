package io.slipway.engine.lint.schema.model;

/// A default value, or what a column is generated from.
///
/// @param expression as the server writes it, or as the statement that set it does
/// @param isVolatile whether it may differ from row to row of one statement
public record DefaultValue(String expression, Truth isVolatile) {}
