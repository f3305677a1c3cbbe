package io.slipway.engine.postflight;

import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.sql.MalformedScriptException;
import io.slipway.engine.sql.Script;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks the project's own queries: each must give one value, the one that is expected.
record Queries(Connection connection, SessionSetup session, Duration patience) {

  private static final int LONGEST = 100;

  CheckResult look(List<Query> queries) throws SQLException {
    if (queries.isEmpty()) {
      return CheckResult.pass(Check.QUERIES, "The project has no verification queries.");
    }
    var faults = new ArrayList<String>();
    for (var query : queries) {
      fault(query).map(text -> query.name() + ": " + text).ifPresent(faults::add);
    }
    return faults.isEmpty()
        ? CheckResult.pass(
            Check.QUERIES,
            "The project's verification queries answer as expected.",
            queries.stream().map(Query::name).toList())
        : CheckResult.fail(
            Check.QUERIES,
            "The project's verification queries do not answer as expected.",
            "Find out why, mend it by hand or with a migration, and retry the run, which asks again.",
            faults);
  }

  private Optional<String> fault(Query query) throws SQLException {
    if (!isOneStatement(query.sql())) {
      return Optional.of("is not one statement");
    }
    var transaction = new ReadOnly(connection, session, patience);
    return transaction.within(
        () -> {
          try (var sent = connection.createStatement()) {
            sent.setQueryTimeout(transaction.seconds());
            sent.setMaxRows(2);
            return sent.execute(query.sql())
                ? fault(query, sent.getResultSet())
                : Optional.of("gives no value");
          } catch (SQLException e) {
            ReadOnly.requireSession(connection, e);
            var failure = PostgresFailure.of(e);
            return Optional.of("%s (%s)".formatted(failure.message(), failure.sqlState()));
          }
        });
  }

  private static boolean isOneStatement(String sql) {
    try {
      return Script.of(sql).statements().size() == 1;
    } catch (MalformedScriptException e) {
      return false;
    }
  }

  private static Optional<String> fault(Query query, ResultSet rows) throws SQLException {
    if (rows.getMetaData().getColumnCount() != 1) {
      return Optional.of("gives several columns, and should give one value");
    }
    if (!rows.next()) {
      return Optional.of("gives no row, and should give " + cut(query.expect()));
    }
    var value = Optional.ofNullable(rows.getString(1));
    if (rows.next()) {
      return Optional.of("gives several rows, and should give one value");
    }
    return value.filter(query.expect()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            "gives %s, and should give %s"
                .formatted(value.map(Queries::cut).orElse("null"), cut(query.expect())));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
