package io.slipway.engine.schemadiff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An object, or a property of one, that pgCodeKeeper does not know of.
///
/// @param kind in PostgreSQL's words
/// @param identity its name
/// @param table the table that it is a property of, where it is one
/// @param early whether it is taken away before anything else is done
/// @param made the statements that make it; null when nobody can write them
/// @param altered the statements that bring another one of its identity to this state; null when it
///     must be taken away and made anew
/// @param dropped the statements that take it away; null when nobody can write them
record Extra(
    String kind,
    String identity,
    @Nullable TableName table,
    boolean early,
    @Nullable List<String> made,
    @Nullable List<String> altered,
    @Nullable List<String> dropped) {

  boolean isSameObject(Extra other) {
    return kind.equals(other.kind) && identity.equals(other.identity);
  }
}
