package io.slipway.engine.sql.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.form.Unread;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every command of PostgreSQL's documentation, with its clauses.
class DocumentedStatementsTests {

  private static final int FEWEST = 800;
  private static final String SYNTAX_ERROR = "42601";
  // What PL/pgSQL takes for commands of its own, or refuses.
  private static final List<String> NOT_IN_A_BLOCK =
      List.of(
          "ABORT",
          "BEGIN",
          "CALL",
          "CLOSE",
          "COMMIT",
          "DECLARE",
          "DO ",
          "END",
          "EXECUTE",
          "FETCH",
          "MOVE",
          "ROLLBACK",
          "SAVEPOINT",
          "START",
          "RELEASE",
          "SELECT * INTO",
          "SELECT a INTO",
          "(",
          "TABLE");

  @ParameterizedTest
  @ValueSource(strings = {"documented.sql", "documented-19.sql"})
  void isRead(String resource) throws IOException {
    var unread =
        statements(resource).stream().filter(it -> Forms.of(it) instanceof Unread).toList();
    assertThat(unread).isEmpty();
  }

  /// Whoever edits a file saves it half written.
  @Test
  @Timeout(60)
  void comesToAnEndWhereItIsCutOff() throws IOException {
    for (var statement : statements("documented.sql")) {
      for (var length = 5; length < statement.length(); length += 17) {
        assertThat(Forms.of(statement.substring(0, length))).isNotNull();
      }
    }
  }

  /// So that the list is one of statements, and not of what we take for some.
  @Test
  void isPostgresOwn() throws IOException, SQLException {
    var statements = statements("documented.sql");
    assertThat(statements).hasSizeGreaterThan(FEWEST);
    var refused = new ArrayList<String>();
    try (var database = TestDatabase.create();
        var connection = database.connect()) {
      for (var statement : statements) {
        if (NOT_IN_A_BLOCK.stream().noneMatch(statement::startsWith)
            && !parses(connection, statement)) {
          refused.add(statement);
        }
      }
    }
    assertThat(refused).isEmpty();
  }

  // PL/pgSQL parses every statement of a block when the block is made, and runs none of these.
  private static boolean parses(Connection connection, String statement) throws SQLException {
    try (var command = connection.createStatement()) {
      command.setEscapeProcessing(false);
      command.execute("DO $block$BEGIN RETURN; " + statement + "; END$block$");
      return true;
    } catch (SQLException e) {
      return !SYNTAX_ERROR.equals(e.getSQLState());
    }
  }

  private static List<String> statements(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DocumentedStatementsTests.class.getResourceAsStream(resource))) {
      var script = Script.of(in.readAllBytes());
      return script.statements().stream().map(script::text).toList();
    }
  }
}
