package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import java.util.Set;

/// A publication.
///
/// @param allTables whether every table is in it
/// @param tables those named, qualified
/// @param schemas all of whose tables are in it
public record Publication(String name, boolean allTables, Set<Name> tables, Set<String> schemas) {
  public Publication {
    tables = Set.copyOf(tables);
    schemas = Set.copyOf(schemas);
  }
}
