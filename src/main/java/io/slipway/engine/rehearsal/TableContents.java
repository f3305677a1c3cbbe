package io.slipway.engine.rehearsal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table's rows as texts, for seeing what became of them.
///
/// @param rows by the primary key's values, or by their place where there is none
record TableContents(SeedTable table, Map<String, Row> rows) {

  // Reference data that a history put in is of this size; more is not read.
  private static final int LIMIT = 1000;

  /// @param values by the column's quoted name; NULL is the word, which no text of a value is
  record Row(Map<String, String> values) {
    private static final Row EMPTY = new Row(Map.of());
  }

  private static final String NULL = "NULL";

  static TableContents read(Connection connection, SeedTable table) throws SQLException {
    var contents = new LinkedHashMap<String, Row>();
    var columns = table.columns().stream().map(SeedColumn::name).toList();
    var query =
        "SELECT %s FROM %s ORDER BY ctid LIMIT %d"
            .formatted(String.join(", ", columns), table.name(), LIMIT);
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        var row = row(columns, rows);
        contents.put(key(table, row, contents.size()), row);
      }
    }
    return new TableContents(table, contents);
  }

  private static Row row(List<String> columns, ResultSet rows) throws SQLException {
    var values = new LinkedHashMap<String, String>();
    for (var i = 0; i < columns.size(); i++) {
      var value = rows.getString(i + 1);
      values.put(columns.get(i), value == null ? NULL : "'" + value + "'");
    }
    return new Row(values);
  }

  private static String key(SeedTable table, Row row, int place) {
    return table.key().isEmpty()
        ? Integer.toString(place)
        : table.key().stream().map(row.values()::get).toList().toString();
  }

  /// What of these rows is not in the same table's contents of later.
  List<Loss> lostIn(TableContents later) {
    var missing = rows.keySet().stream().filter(key -> !later.rows.containsKey(key)).count();
    if (missing == rows.size() && missing > 0) {
      return List.of(
          Loss.ofTable(table.name(), "of %d rows none is there afterwards".formatted(missing)));
    }
    var losses = new ArrayList<Loss>();
    if (missing > 0) {
      losses.add(
          Loss.ofRows(
              table.name(),
              "%d of %d rows are not there afterwards".formatted(missing, rows.size())));
    }
    losses.addAll(changedColumns(later));
    return losses;
  }

  private List<Loss> changedColumns(TableContents later) {
    return table.columns().stream()
        .map(SeedColumn::name)
        .flatMap(column -> changed(column, later).stream())
        .toList();
  }

  private Optional<Loss> changed(String column, TableContents later) {
    var there = rows.keySet().stream().filter(later.rows::containsKey).toList();
    var changed =
        there.stream().filter(key -> !value(key, column).equals(later.value(key, column))).toList();
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    var valued = there.stream().filter(key -> !value(key, column).equals(NULL)).toList();
    var first = changed.getFirst();
    var evidence =
        "%s became %s in %d of %d rows"
            .formatted(
                value(first, column), later.value(first, column), changed.size(), rows.size());
    return Optional.of(
        !valued.isEmpty() && changed.containsAll(valued)
            ? Loss.ofColumn(table.name(), column, evidence)
            : Loss.ofValues(table.name(), column, evidence));
  }

  private String value(String key, String column) {
    return rows.getOrDefault(key, Row.EMPTY).values().getOrDefault(column, NULL);
  }

  /// How many rows are there later that are not here.
  long addedIn(TableContents later) {
    return later.rows.keySet().stream().filter(key -> !rows.containsKey(key)).count();
  }
}
