package io.slipway.engine.lint.schema.read;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.postgres.VersionedSql;
import io.slipway.engine.sql.Name;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The catalog of one database, and what its numbers stand for.
final class Catalog {

  private final Connection connection;
  private final ServerVersion version;
  private final Map<Long, Name> relations = new HashMap<>();
  private final Map<Long, Map<Long, String>> columns = new HashMap<>();

  Catalog(Connection connection, ServerVersion version) {
    this.connection = connection;
    this.version = version;
  }

  List<Row> ask(String file) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(VersionedSql.read(SchemaReader.class, file, version))) {
      return Row.all(result);
    }
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void know(long oid, Name relation) {
    relations.put(oid, relation);
  }

  void know(long relation, long number, String column) {
    columns.computeIfAbsent(relation, _ -> new HashMap<>()).put(number, column);
  }

  /// Empty for PostgreSQL's own and another session's temporary ones.
  Optional<Name> relation(long oid) {
    return Optional.ofNullable(relations.get(oid));
  }

  List<Name> relations(List<Long> oids) {
    return oids.stream().flatMap(oid -> relation(oid).stream()).toList();
  }

  /// Without those whose number is 0, which stand for expressions.
  List<String> columns(long relation, List<Long> numbers) {
    var known = columns.getOrDefault(relation, Map.of());
    return numbers.stream().flatMap(it -> Optional.ofNullable(known.get(it)).stream()).toList();
  }
}
