package io.slipway.engine.rehearsal;

import java.util.List;

/// What a column asks of a row that is put into its table.
///
/// @param name quoted
/// @param type as PostgreSQL writes it, with its modifier
/// @param baseType the name of the type that a domain stands on, else of the type itself
/// @param elementType the name of an array's element type; empty for other types
/// @param required whether a value must be there
/// @param unique whether it is part of a unique index
/// @param key whether it is part of the primary key
/// @param labels the first labels of an enum
/// @param parent the table that a foreign key refers to; empty without one
/// @param parentColumn the column there
record SeedColumn(
    String name,
    String type,
    String baseType,
    String elementType,
    boolean required,
    boolean unique,
    boolean key,
    List<String> labels,
    String parent,
    String parentColumn) {

  SeedColumn {
    labels = List.copyOf(labels);
  }

  boolean refersTo(String table) {
    return parent.equals(table);
  }
}
