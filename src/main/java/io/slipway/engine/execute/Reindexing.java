package io.slipway.engine.execute;

import io.slipway.engine.postgres.Identifiers;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A `REINDEX … CONCURRENTLY`, which builds each index anew beside itself and leaves the unfinished
/// one behind when it is interrupted: `name_ccnew`, or `name_ccold` when both had changed places.
///
/// @param kind `INDEX`, `TABLE`, `SCHEMA`, `DATABASE` or `SYSTEM`
/// @param name as the statement writes it; empty for the database that the session is in
record Reindexing(String kind, String name) {

  private static final Pattern REINDEX =
      Pattern.compile(
          ("REINDEX\\s*(?:\\([^)]*\\)\\s*)?(?<kind>INDEX|TABLE|SCHEMA|DATABASE|SYSTEM)"
                  + "(?:\\s+CONCURRENTLY)?(?:\\s+(?<name>%1$s(?:\\s*\\.\\s*%1$s)?))?\\s*")
              .formatted(Identifiers.PATTERN),
          Pattern.CASE_INSENSITIVE);

  private static final String LEFT = SqlResource.read(Reindexing.class, "reindex_leftovers.sql");

  /// The one that a statement is; empty as well when it has comments between its words.
  static Optional<Reindexing> in(String statement) {
    var reindex = REINDEX.matcher(statement);
    return reindex.matches()
        ? Optional.of(
            new Reindexing(
                reindex.group("kind").toUpperCase(Locale.ROOT),
                Optional.ofNullable(reindex.group("name")).orElse("")))
        : Optional.empty();
  }

  /// What it, or one like it, left unfinished, as quoted names; nothing of what somebody is at.
  List<String> leftBehind(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(LEFT)) {
      statement.setString(1, kind);
      statement.setString(2, name);
      try (var rows = statement.executeQuery()) {
        var found = new ArrayList<String>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }
  }
}
