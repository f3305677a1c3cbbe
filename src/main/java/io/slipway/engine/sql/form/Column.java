package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// A column's definition in `CREATE TABLE` and `ADD COLUMN`.
///
/// @param collation the one named
/// @param constraints all that is said behind its type, `DEFAULT` and `GENERATED` included; keys
///     among them have the column as their own
public record Column(
    String name, TypeName type, Optional<Name> collation, List<Constraint> constraints) {
  public Column {
    constraints = List.copyOf(constraints);
  }
}
