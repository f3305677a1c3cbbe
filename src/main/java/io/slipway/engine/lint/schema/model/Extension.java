package io.slipway.engine.lint.schema.model;

import java.util.Optional;

/// An extension.
///
/// @param schema that its objects are in; empty when it is not known
public record Extension(String name, Optional<String> schema) {}
