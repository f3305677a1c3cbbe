package io.slipway.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.RenderedScript;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.preflight.need.PlanNeeds;
import io.slipway.testing.PlainRole;
import io.slipway.testing.SharedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Real histories, applied by a plain role that makes all its objects itself, while another looks
/// on that may create beside them and no more.
class HistoriesTests {

  private static final String DENIED = "42501";

  @ParameterizedTest
  @ValueSource(strings = {"prisma/langfuse", "prisma/amplication", "prisma-down/gitness"})
  void what_passes_is_allowed_and_what_is_allowed_does_not_fail(String name)
      throws IOException, SQLException {
    var wrong = new ArrayList<String>();
    var denied = 0;
    try (var scene = Scene.create();
        var outsider = PlainRole.on(scene.database());
        var own = scene.role().connect("history");
        var others = outsider.connect("outsider")) {
      scene.database().execute(setup(scene, outsider));
      for (var script : scripts(SharedMaterial.history(name))) {
        var outcome = look(others, script).outcome();
        var state = tried(others, script);
        denied += state.equals(DENIED) ? 1 : 0;
        if (outcome == Outcome.PASS && state.equals(DENIED)) {
          wrong.add("passes, and is denied: " + script.path());
        }
        if (outcome == Outcome.FAIL && state.isEmpty()) {
          wrong.add("fails, and is allowed to anybody: " + script.path());
        }
        if (look(own, script).outcome() == Outcome.FAIL) {
          wrong.add("fails, and is allowed: " + script.path());
        }
        apply(own, script);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(denied).as("the other role was denied something").isPositive();
  }

  private static String setup(Scene scene, PlainRole outsider) {
    return """
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
        GRANT CREATE ON DATABASE %s TO %s;
        GRANT CREATE ON SCHEMA public TO %s;
        """
        .formatted(scene.database().name(), scene.role().name(), outsider.name());
  }

  // The SQLSTATE that a script ends with in one transaction; empty when it comes to its end.
  private static String tried(Connection connection, StepScript script) throws SQLException {
    connection.setAutoCommit(false);
    try {
      apply(connection, script);
      return "";
    } catch (SQLException e) {
      return String.valueOf(e.getSQLState());
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private static List<StepScript> scripts(Path folder) throws IOException {
    var scripts = new ArrayList<StepScript>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(it -> it.endsWith("migration.sql")).sorted().toList()) {
        var text = RenderedScript.verbatim(Files.readString(file));
        scripts.add(StepScript.of(folder.relativize(file).toString(), text));
      }
    }
    return scripts;
  }

  private static CheckResult look(Connection connection, StepScript script) throws SQLException {
    var plain = Scene.subject("");
    var subject =
        new Subject(List.of(script), plain.session(), plain.ledger(), List.of(), plain.base());
    return new ReadingTransaction(connection, Duration.ofSeconds(30))
        .within(
            () ->
                new PrivilegesLook()
                    .at(
                        Target.read(
                            connection,
                            PlanNeeds.of(subject.scripts()),
                            subject,
                            PreflightSettings.DEFAULT)));
  }

  private static void apply(Connection connection, StepScript script) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var each : script.statements()) {
        statement.execute(script.script().text(each));
      }
    }
  }
}
