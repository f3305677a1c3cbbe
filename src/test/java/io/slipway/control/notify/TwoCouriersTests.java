package io.slipway.control.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.SlipwayApplication;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.HttpApi;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// Two instances on one control database, with their own clocks and schedulers.
class TwoCouriersTests {

  private static final String TOKEN = "slw_testtest_" + "a".repeat(64);

  private final TestDatabase control = TestDatabase.create();
  private final Receiver receiver = Receiver.start();

  @TempDir Path folder;

  private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

  @BeforeEach
  void writeSecrets() throws IOException {
    Files.writeString(folder.resolve("token"), TOKEN);
    Files.writeString(folder.resolve("key"), "a-key-for-two-instances");
  }

  /// Starts one more, with a project in its configuration.
  private void start(String project) throws IOException {
    var config = Files.createDirectories(folder.resolve("config-" + project));
    Files.writeString(
        config.resolve("slipway.yml"),
        "projects: {%s: {name: A project, layout: flyway}}\n".formatted(project));
    instances.add(instance(config));
  }

  private ConfigurableApplicationContext instance(Path config) {
    return new SpringApplicationBuilder(SlipwayApplication.class)
        .run(
            "--server.port=0",
            "--slipway.database.url=" + control.url(),
            "--slipway.database.username=" + control.user(),
            "--slipway.database.password=" + control.password(),
            "--slipway.config-directory=" + config,
            "--slipway.access.admin-token=file:" + folder.resolve("token"),
            "--slipway.notify.allowed-networks=127.0.0.1/32",
            "--slipway.notify.allow-http=true",
            "--server.shutdown=immediate",
            "--db-scheduler.shutdown-max-wait=1s");
  }

  @AfterEach
  void stop() {
    instances.forEach(ConfigurableApplicationContext::close);
    receiver.close();
    control.close();
  }

  private HttpApi api(int instance) {
    var port = instances.get(instance).getEnvironment().getProperty("local.server.port");
    return new HttpApi("http://127.0.0.1:" + port, TOKEN);
  }

  private void subscribe(String name, String action) {
    var wish =
        Map.of(
            "name", name,
            "kind", "webhook",
            "url", receiver.url("/" + name),
            "secrets", List.of("file:" + folder.resolve("key")),
            "actions", List.of(action));
    api(0).post("/api/v1/subscriptions", wish).expect(201);
  }

  private void awaitDelivered(int count) {
    control.await(
        "SELECT 1 FROM slipway.notify_delivery HAVING bool_and(state = 'DELIVERED')"
            + " AND count(*) = "
            + count);
  }

  @Test
  void eachEventIsToldOnceInOrderWhicheverInstanceItHappenedOn() throws IOException {
    start("one");
    start("one");
    subscribe("left", "token.create");
    subscribe("right", "token.create");
    var names = IntStream.range(0, 30).mapToObj(i -> "token " + i).toList();
    IntStream.range(0, 30).forEach(i -> issue(api(i % 2), names.get(i)));
    awaitDelivered(60);

    assertThat(told("/left")).containsExactlyElementsOf(names);
    assertThat(told("/right")).containsExactlyElementsOf(names);
  }

  @Test
  void whatAnInstanceFindsInItsFilesAtStartIsToldToo() throws IOException {
    start("one");
    subscribe("changes", "project.*");
    start("two");
    awaitDelivered(2);

    assertThat(receiver.received().stream().map(got -> got.json().path("type").asString()))
        .containsExactlyInAnyOrder("io.slipway.project.create", "io.slipway.project.remove");
  }

  @Test
  void aRealRunThatFailsIsToldInWords() throws IOException {
    start("one");
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(api(0));
      var target = job.target(database);
      subscribe("runs", "run.*");

      job.migrate(Map.of("V1__orders.sql", "CREATE TABLE orders (id int); SELECT 1 / 0;"));
      control.await(
          "SELECT 1 FROM slipway.notify_delivery d JOIN slipway.notify_event e ON e.id = d.event"
              + " WHERE e.action = 'run.failed' AND d.state = 'DELIVERED'");

      var sentences =
          receiver.received().stream()
              .map(got -> got.json().path("data").path("sentence").asString())
              .toList();
      var run = "The run on %s (%s, %s) ".formatted(target, job.id(), job.id());
      assertThat(sentences)
          .containsExactly(
              run + "has started, attempt 1.",
              run + "has failed: V1__orders.sql, line 1 (statement 2): division by zero [22012]");
    }
  }

  private static void issue(HttpApi api, String name) {
    var grants = List.of(Map.of("role", "VIEWER", "environment", "dev"));
    api.post("/api/v1/tokens", Map.of("name", name, "grants", grants)).expect(201);
  }

  private Stream<String> told(String path) {
    return receiver.received().stream()
        .filter(got -> got.path().equals(path))
        .map(got -> got.json().path("data").path("detail").path("name").asString());
  }
}
