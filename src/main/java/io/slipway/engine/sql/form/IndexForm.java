package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// What makes, changes and rebuilds indexes.
public sealed interface IndexForm extends Form {

  /// @param name the one given
  /// @param only whether partitions are left out
  /// @param method `btree` when none is named
  /// @param predicate the condition of a partial index
  record CreateIndex(
      Optional<String> name,
      Name table,
      boolean only,
      boolean unique,
      boolean concurrently,
      boolean ifNotExists,
      String method,
      List<IndexElement> elements,
      List<String> included,
      Optional<Expression> predicate)
      implements IndexForm {
    public CreateIndex {
      elements = List.copyOf(elements);
      included = List.copyOf(included);
    }
  }

  /// A column or an expression of an index.
  ///
  /// @param column the column's name; empty for an expression
  record IndexElement(Optional<String> column, Expression expression) {}

  record AlterIndex(Name name, boolean ifExists, IndexAction action) implements IndexForm {}

  /// What an `ALTER INDEX` does.
  sealed interface IndexAction {

    record Rename(String name) implements IndexAction {}

    record AttachPartition(Name partition) implements IndexAction {}

    record SetTablespace(String tablespace) implements IndexAction {}

    /// `SET (…)` and `RESET (…)`.
    record SetParameters() implements IndexAction {}

    record SetStatistics() implements IndexAction {}

    /// Dependence on an extension.
    record Other(String words) implements IndexAction {}
  }

  /// @param name empty for the database that one is connected to
  record Reindex(Scope scope, Optional<Name> name, boolean concurrently) implements IndexForm {}

  /// What a `REINDEX` rebuilds the indexes of.
  enum Scope {
    INDEX,
    TABLE,
    SCHEMA,
    DATABASE,
    SYSTEM
  }
}
