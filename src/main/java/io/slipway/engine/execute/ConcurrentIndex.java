package io.slipway.engine.execute;

import io.slipway.engine.postgres.Identifiers;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An index that a `CREATE INDEX CONCURRENTLY` names.
///
/// @param name as the statement writes it
/// @param table as the statement writes it, perhaps with its schema
record ConcurrentIndex(String name, String table) {

  private static final Pattern CREATE =
      Pattern.compile(
          ("CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?"
                  + "(?<name>%1$s)\\s+ON\\s+(?<table>%1$s(?:\\s*\\.\\s*%1$s)?).*")
              .formatted(Identifiers.PATTERN),
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final String STATE =
      SqlResource.read(ConcurrentIndex.class, "concurrent_index.sql");
  private static final String INVALID =
      SqlResource.read(ConcurrentIndex.class, "invalid_indexes.sql");

  /// How far an index has come.
  enum State {
    ABSENT,
    /// Some session is at it right now.
    BEING_BUILT,
    /// Building it was interrupted, or found what forbids it.
    INVALID,
    VALID
  }

  private record Found(State state, String quotedName) {}

  // Empty as well when the statement does not name it, or has comments between its words.
  private static Optional<ConcurrentIndex> createdBy(String statement) {
    var create = CREATE.matcher(statement);
    return create.matches()
        ? Optional.of(new ConcurrentIndex(create.group("name"), create.group("table")))
        : Optional.empty();
  }

  /// The index of a part, when that is all the part does.
  static Optional<ConcurrentIndex> createdBy(StepScript script, Part part) {
    return part.statements().size() == 1
        ? createdBy(script.script().text(part.statements().getFirst()))
        : Optional.empty();
  }

  /// All invalid indexes of the database, in words.
  static List<String> invalidIn(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(INVALID)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add("index %s on %s is invalid".formatted(rows.getString(1), rows.getString(2)));
      }
      return found;
    }
  }

  State state(Connection connection) throws SQLException {
    return find(connection).state();
  }

  /// Its quoted name, when it is there, invalid and nobody is building it.
  List<String> leftBehind(Connection connection) throws SQLException {
    var found = find(connection);
    return found.state() == State.INVALID ? List.of(found.quotedName()) : List.of();
  }

  private Found find(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(STATE)) {
      statement.setString(1, table);
      statement.setString(2, name);
      try (var rows = statement.executeQuery()) {
        return rows.next()
            ? new Found(State.valueOf(rows.getString("state")), rows.getString("name"))
            : new Found(State.ABSENT, "");
      }
    }
  }
}
