package io.slipway.engine.lint.rule.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.analysis.ScriptUnderLint;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.postgres.SqlResource;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Statements of every kind, all of which a server runs: none lacks what it needs.
@TestInstance(Lifecycle.PER_CLASS)
class StatementsThatRunTests {

  private static final String FOLDER = "/io/slipway/engine/lint/effect/";

  private final TestDatabase database = TestDatabase.create();
  private SchemaState schema = SchemaState.unknown();

  @BeforeAll
  void setTheScene() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION citext");
      statement.execute(SqlResource.read(StatementsThatRunTests.class, FOLDER + "scene.sql"));
      statement.execute("SET search_path = s");
      schema = SchemaState.read(connection);
    }
  }

  @AfterAll
  void drop() {
    database.close();
  }

  Stream<String> statements() {
    return SqlResource.read(StatementsThatRunTests.class, FOLDER + "statements.sql")
        .lines()
        .filter(line -> !line.startsWith("--"))
        .map(line -> line.split(" -- ")[0]);
  }

  @ParameterizedTest
  @MethodSource("statements")
  void lack_nothing(String line) {
    var text = Stream.of(line.split(" \\| ")).collect(Collectors.joining(";\n", "", ";"));

    assertThat(
            ScriptUnderLint.of(text)
                .on(schema)
                .sent(Sending.STATEMENT_BY_STATEMENT)
                .findings("SW004"))
        .isEmpty();
  }
}
