package io.slipway.engine.lint;

import io.slipway.engine.sql.Name;
import java.util.OptionalLong;

/// A table that was there before and that statements lock against changes, rewrite or read whole.
///
/// @param bytes of its main file, with those of its partitions and children that are touched as
///     well; empty when nobody knows
public record TouchedTable(Name table, OptionalLong bytes) {}
