package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An index of a table or a materialized view; it is a [Relation] as well.
///
/// @param elements its key, in order
/// @param included of `INCLUDE`
/// @param predicate of a partial one, as the server or the statement writes it
/// @param mentioned the columns in expressions and the predicate
/// @param properties what it is for
/// @param parent the partitioned index that it is a part of
public record TableIndex(
    Name name,
    Name table,
    String method,
    List<KeyElement> elements,
    List<String> included,
    Optional<String> predicate,
    Set<String> mentioned,
    Properties properties,
    Optional<Name> parent) {

  public TableIndex {
    elements = List.copyOf(elements);
    included = List.copyOf(included);
    mentioned = Set.copyOf(mentioned);
  }

  /// What an index is for.
  ///
  /// @param valid whether queries may use it
  /// @param constraint the key or exclusion that it is of, by name
  public record Properties(
      boolean unique, boolean primary, boolean valid, Optional<String> constraint) {

    public Properties ofConstraint(Optional<String> name, boolean isPrimary) {
      return new Properties(unique, isPrimary, valid, name);
    }

    public Properties valid(boolean isValid) {
      return new Properties(unique, primary, isValid, constraint);
    }
  }

  /// The columns of its key, without expressions.
  public List<String> columns() {
    return elements.stream().flatMap(element -> element.column().stream()).toList();
  }

  /// Whether it goes when a column goes.
  public boolean uses(String column) {
    return columns().contains(column) || included.contains(column) || mentioned.contains(column);
  }

  public TableIndex named(Name newName, Name newTable) {
    return new TableIndex(
        newName, newTable, method, elements, included, predicate, mentioned, properties, parent);
  }

  public TableIndex with(Properties changed) {
    return new TableIndex(
        name, table, method, elements, included, predicate, mentioned, changed, parent);
  }

  public TableIndex partOf(Optional<Name> newParent) {
    return new TableIndex(
        name, table, method, elements, included, predicate, mentioned, properties, newParent);
  }
}
