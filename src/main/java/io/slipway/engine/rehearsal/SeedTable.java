package io.slipway.engine.rehearsal;

import io.slipway.engine.postgres.SqlResource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A table as one that rows are to be put into.
///
/// @param name schema-qualified and quoted
/// @param columns those that can be given a value
/// @param hasTriggers whether it has any but those of its constraints
record SeedTable(String name, List<SeedColumn> columns, boolean hasTriggers) {

  private static final String COLUMNS = SqlResource.read(SeedTable.class, "seed_columns.sql");

  SeedTable {
    columns = List.copyOf(columns);
  }

  /// Reads some tables and all that they refer to, by name.
  static Map<String, SeedTable> read(Connection connection, Collection<String> tables)
      throws SQLException {
    var read = new LinkedHashMap<String, SeedTable>();
    if (tables.isEmpty()) {
      return read;
    }
    try (var statement = connection.prepareStatement(COLUMNS)) {
      statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          read.merge(rows.getString("table"), of(rows), SeedTable::and);
        }
      }
    }
    return read;
  }

  private static SeedTable of(ResultSet row) throws SQLException {
    var columns = row.getString("name") == null ? List.<SeedColumn>of() : List.of(column(row));
    return new SeedTable(row.getString("table"), columns, row.getBoolean("has_triggers"));
  }

  private SeedTable and(SeedTable more) {
    var all = new ArrayList<>(columns);
    all.addAll(more.columns);
    return new SeedTable(name, all, hasTriggers);
  }

  private static SeedColumn column(ResultSet row) throws SQLException {
    return new SeedColumn(
        row.getString("name"),
        row.getString("type"),
        row.getString("base_type"),
        row.getString("element_type"),
        row.getBoolean("required"),
        row.getBoolean("is_unique"),
        row.getBoolean("is_key"),
        texts(row.getArray("labels")),
        row.getString("parent"),
        row.getString("parent_column"));
  }

  static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  /// The other tables that its foreign keys refer to.
  Set<String> parents() {
    return columns.stream()
        .map(SeedColumn::parent)
        .filter(parent -> !parent.isEmpty() && !parent.equals(name))
        .collect(Collectors.toSet());
  }

  /// The names of the primary key's columns.
  List<String> key() {
    return columns.stream().filter(SeedColumn::key).map(SeedColumn::name).toList();
  }
}
