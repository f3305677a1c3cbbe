package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Passwords and data stay where they belong, whatever goes wrong.
class SecretsTests extends SlipwayTest {

  private static final String PASSWORD = "hunter2-is-the-password";
  private static final String DATA = "4111-1111-1111-1111";

  @TempDir Path folder;

  @Test
  void aTargetsPasswordIsNowhereToBeSeen() throws IOException {
    var secret = Files.writeString(folder.resolve("password"), PASSWORD);
    var log = new ListAppender<ILoggingEvent>();
    try (var database = TestDatabase.create();
        var _ = captured(log)) {
      var role = "app_" + database.name();
      database.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
      var job = DeployedProject.flyway(admin);
      target(job, database.url(), role, secret);
      job.upload(Map.of("V1__x.sql", "CREATE TABLE x (id int);"));
      var plan = job.plan();
      var failed = job.deployed(plan);
      assertThat(failed.path("state").asString()).as("no right to create").isEqualTo("FAILED");
      database.execute("ALTER ROLE " + role + " NOLOGIN");
      var refused = job.again(failed.path("runs").get(0), "retry", null);
      assertThat(refused.path("failure").path("code").asString()).isEqualTo("PREFLIGHT_FAILED");
      var unreachable = job.plan();
      assertThat(unreachable.path("runnable").asBoolean()).isFalse();

      nowhere(PASSWORD, Stream.of(plan, failed, refused, unreachable, status(job)), job, log);
      database.execute("DROP ROLE " + role);
    }
  }

  private void target(DeployedProject job, String url, String user, Path password) {
    admin
        .post(
            "/api/v1/targets",
            Map.of(
                "id",
                job.id() + "-secret",
                "project",
                job.id(),
                "environment",
                job.id(),
                "url",
                url,
                "username",
                user,
                "password",
                "file:" + password))
        .expect(201);
  }

  @Test
  void theDataInScriptsIsNotLogged() throws IOException {
    var log = new ListAppender<ILoggingEvent>();
    try (var database = TestDatabase.create();
        var _ = captured(log)) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      var deployment =
          job.migrate(
              Map.of(
                  "V1__x.sql",
                  "CREATE TABLE x (t text UNIQUE); INSERT INTO x VALUES ('" + DATA + "');",
                  "V2__y.sql",
                  "INSERT INTO x VALUES ('" + DATA + "');"));
      assertThat(deployment.path("state").asString()).isEqualTo("FAILED");
    }
    assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage))
        .noneMatch(line -> line.contains(DATA));
  }

  private JsonNode status(DeployedProject job) {
    return admin.get("/api/v1/status?environment=" + job.id()).expect(200).json();
  }

  private static void nowhere(
      String secret, Stream<JsonNode> shown, DeployedProject job, ListAppender<ILoggingEvent> log) {
    assertThat(shown.map(JsonNode::toString)).noneMatch(text -> text.contains(secret));
    assertThat(job.auditEntries().toString()).doesNotContain(secret);
    assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage).toList().toString())
        .doesNotContain(secret);
    for (var table : List.of("target", "plan", "run", "deployment_event", "target_observation")) {
      assertThat(
              CONTROL.query(
                  "SELECT count(*) FROM slipway.%s t WHERE t::text LIKE '%%%s%%'"
                      .formatted(table, secret)))
          .as(table)
          .containsExactly("0");
    }
  }

  /// Restores the level when closed.
  private interface Captured extends AutoCloseable {
    @Override
    void close();
  }

  private static Captured captured(ListAppender<ILoggingEvent> log) {
    var logger = (Logger) LoggerFactory.getLogger("io.slipway");
    var before = logger.getLevel();
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    return () -> {
      logger.detachAppender(log);
      logger.setLevel(before);
    };
  }
}
