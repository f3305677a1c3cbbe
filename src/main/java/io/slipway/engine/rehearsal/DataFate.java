package io.slipway.engine.rehearsal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of the rows of some tables.
///
/// @param losses what is not as before
/// @param left how many rows more there are than before, by table; only tables that have more
record DataFate(List<Loss> losses, Map<String, Long> left) {

  DataFate {
    losses = List.copyOf(losses);
    left = Map.copyOf(left);
  }

  static List<TableContents> contents(Connection connection, SeedRows.Result seeds)
      throws SQLException {
    var contents = new ArrayList<TableContents>();
    for (var table : seeds.tables().values()) {
      contents.add(TableContents.read(connection, table));
    }
    return contents;
  }

  /// Compares contents of before with what the tables hold now.
  static DataFate of(List<TableContents> before, Connection connection) throws SQLException {
    var losses = new ArrayList<Loss>();
    var left = new TreeMap<String, Long>();
    for (var contents : before) {
      var now = TableContents.read(connection, contents.table());
      losses.addAll(contents.lostIn(now));
      var added = contents.addedIn(now);
      if (added > 0) {
        left.put(contents.table().name(), added);
      }
    }
    return new DataFate(losses, left);
  }
}
