package io.slipway.engine.catalog;

import io.slipway.engine.postgres.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What is sent to the server for each query file: its text, or the name that it is prepared by.
///
/// Planning dozens of queries over the catalogs takes longer than answering them for a small
/// schema. The driver's own prepared statements do not outlast a change of the search path, which
/// every reading begins and ends with; those of SQL do.
///
/// @param prepared whether they are prepared on the connection, and stay so
record Queries(ServerVersion server, boolean prepared) {

  private static final String PREFIX = "slipway_catalog_";
  private static final String PREPARED =
      "SELECT name FROM pg_prepared_statements WHERE name LIKE 'slipway\\_catalog\\_%'";

  /// Sends each query as it is.
  static Queries plain(ServerVersion server) {
    return new Queries(server, false);
  }

  /// Prepares those that are not yet, or no longer: whoever uses the session may discard them.
  static Queries prepared(ServerVersion server, Connection connection) throws SQLException {
    var queries = new Queries(server, true);
    try (var statement = connection.createStatement()) {
      var there = names(connection);
      var missing = files().filter(file -> !there.contains(name(file))).toList();
      for (var file : missing) {
        statement.execute("PREPARE " + name(file) + " AS " + CatalogQuery.text(file, server));
      }
    }
    return queries;
  }

  private static Set<String> names(Connection connection) throws SQLException {
    var names = new HashSet<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(PREPARED)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  private static Stream<String> files() {
    List<String> files = new ArrayList<>();
    files.add("extension_members.sql");
    for (var kind : ObjectKind.values()) {
      files.add(kind.queryFile());
    }
    for (var annotation : Annotation.values()) {
      files.add(annotation.queryFile());
    }
    return files.stream();
  }

  private static String name(String file) {
    return PREFIX + file.replace(".sql", "");
  }

  /// What to send for a query file.
  String of(String file) {
    return prepared ? "EXECUTE " + name(file) : CatalogQuery.text(file, server);
  }
}
