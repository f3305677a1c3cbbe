package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;

/// A column of a relation, by name.
public record ColumnName(Name relation, String column) {}
