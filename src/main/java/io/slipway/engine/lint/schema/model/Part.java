package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;

/// The name of what belongs to a table and is named within it: a constraint, a trigger, a rule, a
/// policy.
public record Part(Name table, String name) {}
