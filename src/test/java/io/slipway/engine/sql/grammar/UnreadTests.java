package io.slipway.engine.sql.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.RoutineForm.CreateRoutine;
import io.slipway.engine.sql.form.RoutineForm.DoBlock;
import io.slipway.engine.sql.form.RoutineForm.Nested;
import io.slipway.engine.sql.form.Unread;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What is not read of real scripts is no SQL to PostgreSQL either.
class UnreadTests {

  private static final int FEWEST_STATEMENTS = 7_000;
  private static final int FEWEST_NESTED = 300;
  private static final int FEWEST_CASES = 300;
  // In undo scripts that nobody ever ran.
  private static final int MOST_WITH_TYPING_ERRORS = 7;
  private static final String SYNTAX_ERROR = "42601";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void theHistoriesAreReadAsFarAsTheyAreSql() throws IOException, SQLException {
    var unread = new ArrayList<String>();
    var unreadInside = new ArrayList<String>();
    var statements = 0;
    var nested = 0;
    for (var file : scripts()) {
      for (var statement : statements(Files.readString(file))) {
        var form = Forms.of(statement);
        statements++;
        nested += nested(form).size();
        unreadInside.addAll(unreadInside(form));
        if (form instanceof Unread) {
          unread.add(statement);
        }
      }
    }
    assertThat(statements).isGreaterThan(FEWEST_STATEMENTS);
    assertThat(nested).isGreaterThan(FEWEST_NESTED);
    assertThat(unreadInside).isEmpty();
    assertThat(unread).hasSizeLessThanOrEqualTo(MOST_WITH_TYPING_ERRORS);
    assertThat(answers(unread)).allMatch(SYNTAX_ERROR::equals);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 17})
  void theMeasuredStatementsAreRead(int major) throws IOException {
    var texts = new ArrayList<String>();
    for (var entry : JSON.readTree(Files.readString(SharedMaterial.measuredLocks(major)))) {
      texts.add(entry.get("ddl").asString());
    }
    assertThat(texts).hasSizeGreaterThan(100);
    assertRead(texts);
  }

  @Test
  void theLintersCasesAreRead() throws IOException {
    var texts = new LinkedHashSet<String>();
    try (var files = Files.list(SharedMaterial.lintCases())) {
      for (var file : files.sorted().toList()) {
        for (var line : Files.readAllLines(file)) {
          collect(JSON.readTree(line), texts);
        }
      }
    }
    assertThat(texts).hasSizeGreaterThan(FEWEST_CASES);
    assertRead(texts);
  }

  private static void collect(JsonNode node, Set<String> texts) {
    for (var property : List.of("sql", "ddl", "setup")) {
      Optional.ofNullable(node.get(property))
          .filter(JsonNode::isString)
          .ifPresent(it -> texts.add(it.asString()));
    }
    for (var child : node) {
      collect(child, texts);
    }
    if (node.has("steps")) {
      node.get("steps").forEach(step -> texts.add(step.asString()));
    }
  }

  private static void assertRead(Iterable<String> texts) {
    var unread = new ArrayList<String>();
    for (var text : texts) {
      for (var statement : statements(text)) {
        var form = Forms.of(statement);
        if (form instanceof Unread) {
          unread.add(statement);
        }
        unread.addAll(unreadInside(form));
      }
    }
    assertThat(unread).isEmpty();
  }

  private static List<String> statements(String text) {
    var script = Script.of(text);
    return script.statements().stream().map(script::text).toList();
  }

  private static List<String> unreadInside(Form form) {
    var reason =
        switch (form) {
          case CreateRoutine it -> it.body().unread();
          case DoBlock it -> it.body().unread();
          default -> Optional.<String>empty();
        };
    var statements =
        nested(form).stream().filter(it -> it.form() instanceof Unread).map(Nested::text);
    return Stream.concat(reason.stream(), statements).toList();
  }

  private static List<Nested> nested(Form form) {
    return switch (form) {
      case CreateRoutine it -> it.body().statements();
      case DoBlock it -> it.body().statements();
      default -> List.of();
    };
  }

  private static List<String> answers(List<String> statements) throws SQLException {
    var answers = new ArrayList<String>();
    try (var database = TestDatabase.create();
        var connection = database.connect()) {
      connection.setAutoCommit(false);
      for (var statement : statements) {
        answers.add(answer(connection, statement));
      }
    }
    return answers;
  }

  private static String answer(Connection connection, String statement) throws SQLException {
    try (var command = connection.createStatement()) {
      command.setEscapeProcessing(false);
      command.execute(statement);
      return "accepted: " + statement;
    } catch (SQLException e) {
      return e.getSQLState();
    } finally {
      connection.rollback();
    }
  }

  private static List<Path> scripts() throws IOException {
    try (var files = Files.walk(SharedMaterial.history(""))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".sql"))
          .sorted()
          .toList();
    }
  }
}
