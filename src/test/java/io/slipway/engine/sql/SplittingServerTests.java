package io.slipway.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/// The server reads from each statement of a script what was written into it.
class SplittingServerTests {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final Connection CONNECTION = DATABASE.connect();

  @AfterContainer
  static void disconnect() throws SQLException {
    CONNECTION.close();
    DATABASE.close();
  }

  // The last column is not one of the constants.
  @Property
  void everyQueryGivesTheValuesThatWereWritten(
      @ForAll("queries") List<SqlTexts.Query> queries, @ForAll("separators") String separator)
      throws SQLException {
    var script =
        Script.of(String.join(separator, queries.stream().map(SqlTexts.Query::sql).toList()));
    var results = new ArrayList<List<String>>();
    for (var statement : script.statements()) {
      var row = VerbatimQuery.firstRow(CONNECTION, script.text(statement));
      results.add(row.subList(0, row.size() - 1));
    }
    assertThat(results).isEqualTo(queries.stream().map(SqlTexts.Query::values).toList());
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
