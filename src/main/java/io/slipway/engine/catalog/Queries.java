package io.slipway.engine.catalog;

import io.slipway.engine.postgres.ServerVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks a server the query files.
///
/// Planning dozens of queries over the catalogs takes longer than answering them for a small
/// schema. The driver's own prepared statements do not outlast a change of the search path, which
/// every reading begins and ends with; those of SQL do.
///
/// @param prepared whether they are prepared on the connection, stay so, and are sent together
record Queries(Connection connection, ServerVersion server, boolean prepared) {

  /// What is done with the rows of an answer.
  interface Answer {
    void take(ResultSet rows) throws SQLException;
  }

  /// A query file and what is done with its answer.
  record Question(String file, Answer answer) {}

  private static final String PREFIX = "slipway_catalog_";
  private static final String PREPARED =
      "SELECT name FROM pg_prepared_statements WHERE name LIKE 'slipway\\_catalog\\_%'";

  /// Kinds of which there is nothing to ask, as far as finding that out is worth it.
  Set<ObjectKind> absent() throws SQLException {
    var kinds = EnumSet.noneOf(ObjectKind.class);
    if (!prepared) {
      ask(
          List.of(
              new Question(
                  "absent.sql",
                  rows -> {
                    while (rows.next()) {
                      kinds.add(ObjectKind.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)));
                    }
                  })));
    }
    return kinds;
  }

  void ask(List<Question> questions) throws SQLException {
    if (prepared) {
      askPrepared(questions);
      return;
    }
    for (var question : questions) {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(CatalogQuery.text(question.file(), server))) {
        question.answer().take(rows);
      }
    }
  }

  private void askPrepared(List<Question> questions) throws SQLException {
    prepareMissing(questions);
    var all =
        questions.stream()
            .map(question -> "EXECUTE " + name(question))
            .collect(Collectors.joining(";"));
    try (var statement = connection.createStatement()) {
      statement.execute(all);
      for (var question : questions) {
        try (var rows = statement.getResultSet()) {
          question.answer().take(rows);
        }
        statement.getMoreResults();
      }
    }
  }

  // Whoever uses the session may discard them.
  private void prepareMissing(List<Question> questions) throws SQLException {
    var there = names();
    try (var statement = connection.createStatement()) {
      for (var question : questions) {
        if (!there.contains(name(question))) {
          statement.execute(
              "PREPARE " + name(question) + " AS " + CatalogQuery.text(question.file(), server));
        }
      }
    }
  }

  private Set<String> names() throws SQLException {
    var names = new HashSet<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(PREPARED)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static String name(Question question) {
    return PREFIX + question.file().replace(".sql", "");
  }
}
