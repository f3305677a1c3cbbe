package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.Set;

/// What an expression or a query mentions.
///
/// @param relations tables, views and the like; no names of common table expressions
/// @param columns names of columns, without what qualifies them; `*` for all of them
/// @param functions those called, by name alone
/// @param types those cast to
public record References(
    Set<Name> relations, Set<String> columns, Set<Name> functions, Set<TypeName> types) {

  public static final References NONE = new References(Set.of(), Set.of(), Set.of(), Set.of());

  public References {
    relations = Set.copyOf(relations);
    columns = Set.copyOf(columns);
    functions = Set.copyOf(functions);
    types = Set.copyOf(types);
  }
}
