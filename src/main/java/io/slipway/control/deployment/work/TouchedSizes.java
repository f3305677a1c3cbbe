package io.slipway.control.deployment.work;

import io.slipway.control.planning.PlannedTables;
import io.slipway.control.planning.PlannedTables.PlannedTable;
import io.slipway.control.planning.SizeClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// Holds the sizes of the tables that a plan touches against those that its approvers saw.
final class TouchedSizes {

  private static final String SIZES = read();

  private TouchedSizes() {}

  /// The first table that is of another size class than when the plan was made, in a sentence. A
  /// table that cannot be measured now says nothing.
  static Optional<String> changed(RunWork work, Connection session) {
    var planned =
        work.claim().plan().ready().orElseThrow().document().lint().tables().stream()
            .filter(tables -> tables.target().equals(work.planned().target()))
            .map(PlannedTables::tables)
            .flatMap(List::stream)
            .filter(table -> table.size() != SizeClass.UNKNOWN)
            .toList();
    if (planned.isEmpty()) {
      return Optional.empty();
    }
    var sizes = sizes(session, planned);
    return planned.stream()
        .filter(table -> sizes.getOrDefault(table.table(), table.size()) != table.size())
        .findFirst()
        .map(
            table ->
                "The table %s was %s when the plan was made and is %s now."
                    .formatted(table.table(), table.size(), sizes.get(table.table())));
  }

  private static Map<String, SizeClass> sizes(Connection session, List<PlannedTable> tables) {
    try (var statement = session.createStatement();
        var query = session.prepareStatement(SIZES)) {
      // Somebody may lock a table between the look at the locks and the look at its size.
      statement.execute("BEGIN READ ONLY; SET LOCAL lock_timeout = '100ms'");
      try {
        var names = tables.stream().map(PlannedTable::table).toArray(String[]::new);
        query.setArray(1, session.createArrayOf("text", names));
        return sizes(query);
      } finally {
        statement.execute("ROLLBACK");
      }
    } catch (SQLException e) {
      return Map.of();
    }
  }

  private static Map<String, SizeClass> sizes(PreparedStatement query) throws SQLException {
    var sizes = new HashMap<String, SizeClass>();
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        sizes.put(rows.getString("name"), SizeClass.of(OptionalLong.of(rows.getLong("bytes"))));
      }
    }
    return sizes;
  }

  private static String read() {
    try (var resource =
        Objects.requireNonNull(TouchedSizes.class.getResourceAsStream("table_sizes.sql"))) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
