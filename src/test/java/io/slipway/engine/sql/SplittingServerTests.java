package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
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

/// The server reads from each statement of a script what was written into it.
class SplittingServerTests {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final Connection CONNECTION = DATABASE.connect();

  @AfterContainer
  static void disconnect() throws SQLException {
    CONNECTION.close();
    DATABASE.close();
  }

  @Property
  void everyQueryGivesTheValuesThatWereWritten(
      @ForAll("queries") List<SqlTexts.Query> queries, @ForAll("separators") String separator)
      throws SQLException {
    var script =
        Script.of(String.join(separator, queries.stream().map(SqlTexts.Query::sql).toList()));
    var results = new ArrayList<List<String>>();
    for (var statement : script.statements()) {
      results.add(firstRow(script.text(statement)));
    }
    assertThat(results).isEqualTo(queries.stream().map(SqlTexts.Query::values).toList());
  }

  // Past the driver's own splitter, which does not know that a string may continue another.
  private static List<String> firstRow(String sql) throws SQLException {
    var executor = CONNECTION.unwrap(PgConnection.class).getQueryExecutor();
    var query = executor.wrap(List.of(new NativeQuery(sql, SqlCommand.BLANK)));
    var rows = new Rows();
    var flags =
        QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_SUPPRESS_BEGIN;
    executor.execute(query, null, rows, 0, 0, flags);
    return rows.first;
  }

  /// Keeps the first row without its last column, which is not one of the constants.
  private static final class Rows extends ResultHandlerBase {

    private final List<String> first = new ArrayList<>();

    @Override
    public void handleWarning(SQLWarning warning) {
      throw new AssertionError(warning);
    }

    @Override
    public void handleResultRows(
        Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
      for (var i = 0; i < fields.length - 1; i++) {
        var value = Objects.requireNonNull(tuples.getFirst().get(i));
        first.add(new String(value, StandardCharsets.UTF_8));
      }
    }
  }

  @Provide
  Arbitrary<List<SqlTexts.Query>> queries() {
    return SqlTexts.queries().list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> separators() {
    return SqlTexts.separators();
  }
}
