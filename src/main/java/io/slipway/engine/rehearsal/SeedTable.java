package io.slipway.engine.rehearsal;

import io.slipway.engine.postgres.SqlResource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGStatement;

/// A table as one that rows are to be put into.
///
/// @param name schema-qualified and quoted
/// @param columns those that can be given a value
record SeedTable(String name, List<SeedColumn> columns) {

  private static final String COLUMNS = SqlResource.read(SeedTable.class, "seed_columns.sql");

  SeedTable {
    columns = List.copyOf(columns);
  }

  static SeedTable read(Connection connection, String table) throws SQLException {
    var columns = new ArrayList<SeedColumn>();
    try (var statement = connection.prepareStatement(COLUMNS)) {
      // Planning it takes longer than answering it.
      statement.unwrap(PGStatement.class).setPrepareThreshold(1);
      statement.setString(1, table);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(column(rows));
        }
      }
    }
    return new SeedTable(table, columns);
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
