package io.slipway.engine.lint.rule.script;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.stream.Stream;

/// What a statement needs to be there.
sealed interface Needed {

  /// A table, view, index or sequence.
  record OfRelation(Name name) implements Needed {}

  /// Columns of a table.
  record OfColumns(Name table, List<String> columns) implements Needed {
    public OfColumns {
      columns = List.copyOf(columns);
    }
  }

  /// A type with its schema; without one it may be PostgreSQL's own, or an extension's.
  record OfType(Name name) implements Needed {}

  static Stream<Needed> relations(Stream<Name> names) {
    return names.map(OfRelation::new);
  }

  static Stream<Needed> relation(Name name) {
    return Stream.of(new OfRelation(name));
  }

  static Stream<Needed> columns(Name table, List<String> columns) {
    return Stream.of(new OfRelation(table), new OfColumns(table, columns));
  }
}
