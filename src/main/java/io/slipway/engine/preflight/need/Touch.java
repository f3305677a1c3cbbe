package io.slipway.engine.preflight.need;

import io.slipway.engine.sql.Name;

/// A relation, or the table of an index, that a statement locks.
///
/// @param structure whether its form may change, so that even its readers are in the way; when
///     not, only whoever keeps others from changing rows is
public record Touch(Name relation, boolean structure) {}
