package io.slipway.engine.rehearsal;

import io.slipway.engine.execute.StepScript;
import io.slipway.engine.postgres.SqlResource;
import io.slipway.engine.schemadiff.trial.Literal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the rows that a migration's own text puts into tables, and writes what deletes them.
///
/// A row is deleted by a unique key alone, and only when each value of that key stands in the
/// migration's text: what comes from a sequence, a function or other rows is another one on each
/// database. A script that leaves rows alone which are there already puts in none for certain.
final class InsertedRows {

  private static final String KEY = SqlResource.read(InsertedRows.class, "row_keys.sql");
  private static final Pattern CONDITIONAL =
      Pattern.compile("\\bON\\s+CONFLICT\\b|\\bNOT\\s+EXISTS\\b", Pattern.CASE_INSENSITIVE);

  // A history that puts in more fills a table, and does not keep its reference data.
  private static final int LIMIT = 1000;

  /// The key of a table and its values in each row.
  private record Keys(List<String> columns, Set<List<String>> rows) {}

  private final Map<String, Keys> tables;

  private InsertedRows(Map<String, Keys> tables) {
    this.tables = tables;
  }

  /// Remembers which rows some tables hold.
  static InsertedRows read(Connection connection, Collection<String> names) throws SQLException {
    var tables = new LinkedHashMap<String, Keys>();
    for (var name : names) {
      var columns = key(connection, name);
      if (!columns.isEmpty()) {
        tables.put(name, new Keys(columns, rows(connection, name, columns)));
      }
    }
    return new InsertedRows(tables);
  }

  private static List<String> key(Connection connection, String table) throws SQLException {
    try (var statement = connection.prepareStatement(KEY)) {
      statement.setString(1, table);
      try (var row = statement.executeQuery()) {
        return row.next() ? SeedTable.texts(row.getArray(1)) : List.of();
      }
    }
  }

  private static Set<List<String>> rows(Connection connection, String table, List<String> columns)
      throws SQLException {
    var texts = columns.stream().map(c -> c + "::text").collect(Collectors.joining(", "));
    var keys = new LinkedHashSet<List<String>>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT %s FROM %s LIMIT %d".formatted(texts, table, LIMIT))) {
      while (rows.next()) {
        var key = new ArrayList<String>();
        for (var i = 1; i <= columns.size(); i++) {
          key.add(rows.getString(i));
        }
        keys.add(key);
      }
    }
    return keys;
  }

  /// What deletes the rows that these tables hold later and did not before; nothing when one of
  /// them cannot be told for certain.
  List<String> deletions(InsertedRows later, StepScript script) {
    var text = script.text();
    if (CONDITIONAL.matcher(text).find()) {
      return List.of();
    }
    var deletions = new ArrayList<String>();
    for (var table : later.tables.entrySet()) {
      var before = tables.get(table.getKey());
      var now = table.getValue();
      if (before == null || !before.columns().equals(now.columns())) {
        continue;
      }
      for (var key : now.rows()) {
        if (!before.rows().contains(key)) {
          if (!key.stream().allMatch(value -> isIn(text, value))) {
            return List.of();
          }
          deletions.addFirst(deletion(table.getKey(), now.columns(), key));
        }
      }
    }
    return deletions;
  }

  private static boolean isIn(String text, String value) {
    return text.contains(Literal.of(value))
        || Pattern.compile("(?<![\\w'.])" + Pattern.quote(value) + "(?![\\w'.])")
            .matcher(text)
            .find();
  }

  private static String deletion(String table, List<String> columns, List<String> key) {
    var conditions = new ArrayList<String>();
    for (var i = 0; i < columns.size(); i++) {
      conditions.add(columns.get(i) + " = " + Literal.of(key.get(i)));
    }
    return "DELETE FROM %s WHERE %s;\n".formatted(table, String.join(" AND ", conditions));
  }
}
