package io.slipway.engine.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;
import org.postgresql.jdbc.PgConnection;

/// Sends text as it is, past the driver's own splitter, which reads some text otherwise than the
/// server: it does not know that a string may continue another.
final class VerbatimQuery extends ResultHandlerBase {

  private final List<String> firstRow = new ArrayList<>();

  private VerbatimQuery() {}

  /// The first row of what the text returns, NULL as `∅`; empty when it returns nothing.
  static List<String> firstRow(Connection connection, String sql) throws SQLException {
    var executor = connection.unwrap(PgConnection.class).getQueryExecutor();
    var query = executor.wrap(List.of(new NativeQuery(sql, SqlCommand.BLANK)));
    var handler = new VerbatimQuery();
    var flags =
        QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_SUPPRESS_BEGIN;
    executor.execute(query, null, handler, 0, 0, flags);
    return handler.firstRow;
  }

  @Override
  public void handleResultRows(
      Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
    for (var i = 0; i < fields.length && firstRow.size() < fields.length; i++) {
      var value = tuples.getFirst().get(i);
      firstRow.add(value == null ? "∅" : new String(value, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void handleWarning(SQLWarning warning) {}
}
