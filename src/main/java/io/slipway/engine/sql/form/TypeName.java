package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;

/// A type as a statement names it.
///
/// @param name in PostgreSQL's own spelling where it has several, as `format_type` has it:
///     `integer` for `int` and `int4`, `timestamp with time zone` for `timestamptz`, `character
///     varying` for `varchar`; the name in lower case for `serial` and its like
/// @param modifiers those in parentheses: `10` and `2` of `numeric(10, 2)`
/// @param dimensions how many an array has; 0 for none
public record TypeName(Name name, List<String> modifiers, int dimensions) {
  public TypeName {
    modifiers = List.copyOf(modifiers);
  }

  @Override
  public String toString() {
    var parameters = modifiers.isEmpty() ? "" : "(" + String.join(",", modifiers) + ")";
    return name + parameters + "[]".repeat(dimensions);
  }
}
