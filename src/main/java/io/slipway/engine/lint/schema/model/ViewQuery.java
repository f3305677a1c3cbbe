package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import java.util.Set;

/// What the query of a view or a materialized view depends on.
///
/// @param relations those that it reads, qualified
/// @param columns the columns of those
/// @param functions those that it calls, by name
/// @param exact whether the catalog says so; from a statement's text, `columns` are all that the
///     names in it can mean
public record ViewQuery(
    Name view, Set<Name> relations, Set<ColumnName> columns, Set<Name> functions, boolean exact) {
  public ViewQuery {
    relations = Set.copyOf(relations);
    columns = Set.copyOf(columns);
    functions = Set.copyOf(functions);
  }
}
