package io.slipway.engine.preflight;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.postgres.VersionedSql;
import io.slipway.engine.preflight.need.PlanNeeds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGStatement;

/// What all checks look at.
///
/// @param schemas in which unqualified names of the scripts are found, in their order
/// @param touched the tables that the scripts lock
record Target(
    Connection connection,
    ServerVersion server,
    List<String> schemas,
    PlanNeeds needs,
    Subject subject,
    PreflightSettings settings,
    TouchedTables touched) {

  // From which use on the server keeps the statement with its plan; never and from the first on.
  private static final int ONCE = 0;
  private static final int OFTEN = 1;

  /// Reads what all checks begin with.
  ///
  /// @param connection in a [ReadingTransaction]
  static Target read(
      Connection connection, PlanNeeds needs, Subject subject, PreflightSettings settings)
      throws SQLException {
    var server = ServerVersion.of(connection);
    var schemas = SearchPath.schemas(connection, subject.session());
    var nothing = new TouchedTables(List.of());
    var target = new Target(connection, server, schemas, needs, subject, settings, nothing);
    return new Target(
        connection, server, schemas, needs, subject, settings, TouchedTables.of(target));
  }

  /// What a row of an answer means.
  interface Mapping<T> {
    T of(ResultSet row) throws SQLException;
  }

  /// Asks a query file.
  ///
  /// @param parameters a collection goes as an array: of `text`, `bigint` or
  ///     `boolean`; an empty one of `text`, which the file casts
  <T> List<T> ask(String file, Mapping<T> mapping, Object... parameters) throws SQLException {
    return ask(file, ONCE, mapping, parameters);
  }

  /// From here to the end of the transaction, a query file that is asked often is planned once,
  /// for whatever it is asked with.
  void planOnce() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SET LOCAL plan_cache_mode = force_generic_plan");
    }
  }

  /// Asks a query file that is asked again and again within the transaction.
  <T> List<T> askOften(String file, Mapping<T> mapping, Object... parameters) throws SQLException {
    return ask(file, OFTEN, mapping, parameters);
  }

  private <T> List<T> ask(
      String file, int prepareThreshold, Mapping<T> mapping, Object... parameters)
      throws SQLException {
    var sql = VersionedSql.read(Target.class, file, server);
    try (var statement = connection.prepareStatement(sql)) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(prepareThreshold);
      for (var i = 0; i < parameters.length; i++) {
        set(statement, i + 1, parameters[i]);
      }
      try (var rows = statement.executeQuery()) {
        var result = new ArrayList<T>();
        while (rows.next()) {
          result.add(mapping.of(rows));
        }
        return List.copyOf(result);
      }
    }
  }

  private void set(PreparedStatement statement, int place, Object value) throws SQLException {
    if (value instanceof Collection<?> all) {
      statement.setArray(place, connection.createArrayOf(elementType(all), all.toArray()));
    } else {
      statement.setObject(place, value);
    }
  }

  private static String elementType(Collection<?> all) {
    return switch (all.isEmpty() ? "" : all.iterator().next()) {
      case Long _ -> "bigint";
      case Boolean _ -> "boolean";
      case Object _ -> "text";
    };
  }
}
