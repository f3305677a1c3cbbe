package io.slipway.engine.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// One row to be put into a table: a value for each column that gets one.
///
/// @param values by the column's quoted name; an empty one is NULL
record SeedRow(SeedTable table, int number, Map<String, Optional<String>> values) {

  /// The first row has a value in every column, the others where they must. A row that refers to
  /// its own table refers to itself.
  static SeedRow of(SeedTable table, int number, SeedTexts texts) {
    var values = new LinkedHashMap<String, Optional<String>>();
    for (var column : table.columns()) {
      var wanted = number == 1 || column.required();
      values.put(
          column.name(), wanted ? SeedValues.of(column, number, texts) : Optional.<String>empty());
    }
    for (var column : table.columns()) {
      if (column.refersTo(table.name())) {
        values.computeIfPresent(
            column.name(), (_, some) -> some.isEmpty() ? some : values.get(column.parentColumn()));
      }
    }
    return new SeedRow(table, number, values);
  }

  SeedRow with(String column, Optional<String> value) {
    var changed = new LinkedHashMap<>(values);
    changed.put(column, value);
    return new SeedRow(table, number, changed);
  }

  void insert(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(sql())) {
      var i = 1;
      for (var column : table.columns()) {
        if (!isReference(column)) {
          statement.setString(
              i++, values.getOrDefault(column.name(), Optional.empty()).orElse(null));
        }
      }
      statement.executeUpdate();
    }
  }

  // A parent's row is taken in the same order for each column, so that keys of several columns fit.
  private boolean isReference(SeedColumn column) {
    return !column.parent().isEmpty()
        && !column.refersTo(table.name())
        && (number == 1 || column.required());
  }

  private String sql() {
    var names = table.columns().stream().map(SeedColumn::name).collect(Collectors.joining(", "));
    var expressions =
        table.columns().stream().map(this::expression).collect(Collectors.joining(", "));
    return table.columns().isEmpty()
        ? "INSERT INTO " + table.name() + " DEFAULT VALUES"
        : "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE VALUES (%s)"
            .formatted(table.name(), names, expressions);
  }

  private String expression(SeedColumn column) {
    return isReference(column)
        ? "(SELECT %s FROM %s ORDER BY ctid DESC LIMIT 1 OFFSET %d)"
            .formatted(column.parentColumn(), column.parent(), 2 - number)
        : "CAST(? AS text)::" + column.type();
  }
}
