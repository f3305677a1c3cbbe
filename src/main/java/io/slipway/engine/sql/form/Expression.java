package io.slipway.engine.sql.form;

/// A value expression.
///
/// @param text as it stands in the statement
public record Expression(String text, References references) {}
