package io.slipway.control.deployment;

import static io.slipway.control.deployment.MainJobTests.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.slipway.testing.Answer;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Runs with something that must succeed before or after them, and runs that are called off amid a
/// statement.
class HookedRunTests extends SlipwayTest {

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private TestDatabase database = new TestDatabase("");
  private DeployedProject job = new DeployedProject(admin, "");
  private @Nullable HttpServer server;
  private int port;
  private volatile int status = 204;

  @BeforeEach
  void prepare() throws IOException {
    job = DeployedProject.flyway(admin);
    database = TestDatabase.create();
    job.target(database);
    var listening =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    listening.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          calls.add(exchange.getRequestMethod() + " " + body);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    listening.start();
    server = listening;
    port = listening.getAddress().getPort();
  }

  @AfterEach
  void drop() {
    if (server != null) {
      server.stop(0);
    }
    database.close();
  }

  private Map<String, Object> call(String name, String when, String method) {
    var url = "http://localhost:%d/page?key=hush".formatted(port);
    return Map.of("name", name, "when", when, "url", url, "method", method, "timeout", "3s");
  }

  private JsonNode deployed(String sql) {
    job.upload(Map.of("V1__x.sql", sql));
    return job.deployed(job.plan()).path("runs").get(0);
  }

  @Test
  void hooksAreCalledAroundARunAndStandInItsRecord() {
    var drained = Map.of("name", "drained", "query", "SELECT to_regclass('x') IS NULL");
    job.hooks(
        List.of(call("page on", "before", "POST"), drained, call("page off", "after", "DELETE")));

    var run = deployed("CREATE TABLE x ();");

    assertThat(run.path("state").asString()).as("%s", run).isEqualTo("SUCCEEDED");
    assertThat(calls).hasSize(2);
    assertThat(calls.getFirst())
        .startsWith("POST {")
        .contains("\"run\":\"" + run.path("id").asString(), "\"migrations\":[\"V1__x.sql\"]");
    assertThat(calls.getLast()).startsWith("DELETE");
    var hooks = job.detail(run).path("hooks");
    assertThat(texts(hooks, "hook")).containsExactly("page on", "drained", "page off");
    assertThat(texts(hooks, "finding"))
        .containsExactly("localhost answered 204", "true", "localhost answered 204");
    assertThat(
            job.auditEntries()
                .getLast()
                .path("detail")
                .path("checks")
                .path("hook drained")
                .asString())
        .isEqualTo("PASS");
  }

  @Test
  void aHookThatFailsKeepsTheRunOffAndWhatFollowsIsCalledAllTheSame() {
    job.hooks(
        List.of(
            Map.of("name", "never", "query", "SELECT false", "timeout", "1s"),
            call("page on", "before", "POST"),
            call("page off", "after", "DELETE"),
            call("tell all", "after-success", "PUT")));

    var run = deployed("CREATE TABLE x ();");

    assertThat(run.path("state").asString()).isEqualTo("FAILED");
    assertThat(run.path("failure").path("code").asString()).isEqualTo("HOOK_FAILED");
    assertThat(run.path("failure").path("message").asString())
        .contains("never", "Nothing was done");
    assertThat(database.query("SELECT to_regclass('x')")).containsExactly("∅");
    assertThat(calls).containsExactly("DELETE ");
  }

  @Test
  void aHookThatFailsBehindASuccessFailsTheRunAndARetryAppliesNothing() {
    job.hooks(List.of(call("page off", "after", "PUT")));
    status = 403;

    var run = deployed("CREATE TABLE x ();");

    assertThat(run.path("failure").path("code").asString()).as("%s", run).isEqualTo("HOOK_FAILED");
    assertThat(run.path("failure").path("message").asString())
        .contains("localhost answered 403")
        .doesNotContain("hush");
    assertThat(database.query("SELECT to_regclass('x')")).containsExactly("x");
    status = 200;
    assertThat(job.again(run, "retry", null).path("state").asString()).isEqualTo("SUCCEEDED");
    assertThat(database.query("SELECT count(*) FROM flyway_schema_history")).containsExactly("1");
  }

  @Test
  void secretsOfHooksAreReferencesAndOnlyOneActionIsGiven() {
    var path = "/api/v1/environments/" + job.id();
    var order = admin.get(path).json().path("order").asInt();
    var plain =
        Map.of("name", "a", "url", "https://x.example/", "headers", Map.of("X-Token", "abc"));
    var two = Map.of("name", "a", "query", "SELECT 1", "gone", List.of("x"));
    var wrong = Map.of("name", "a", "url", "https://user:pass@x.example/");
    for (var hook : List.of(plain, two, wrong)) {
      var answer = admin.put(path, Map.of("name", "x", "order", order, "hooks", List.of(hook)));
      answer.expectProblem(422, "invalid-field");
      assertThat(answer.body()).doesNotContain("abc").doesNotContain("user:pass");
    }
    var sound =
        Map.of("name", "a", "url", "https://x.example/", "headers", Map.of("X-Token", "env:TOKEN"));
    var shown =
        admin
            .put(path, Map.of("name", "x", "order", order, "hooks", List.of(sound)))
            .expect(200)
            .json();
    assertThat(shown.path("hooks").get(0).path("headers").path("X-Token").asString())
        .isEqualTo("env:TOKEN");
  }

  @Test
  void aRunThatIsCalledOffStopsItsStatement() {
    job.upload(Map.of("V1__x.sql", "CREATE TABLE x ();\nSELECT pg_sleep(120);"));
    Answer accepted = job.deploy(job.plan(), null).expect(202);
    database.await("SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(120%'");
    var deployment = admin.get(accepted.header("Location").orElseThrow()).json();
    var run = deployment.path("runs").get(0);

    admin.post("/api/v1/runs/" + run.path("id").asString() + "/cancel", "{}").expect(202);

    var end = job.settled(accepted).path("runs").get(0);
    assertThat(end.path("state").asString()).as("%s", end).isEqualTo("CANCELLED");
    assertThat(end.path("failure").path("cleanlyUndone").asBoolean()).isTrue();
    assertThat(database.query("SELECT to_regclass('x')")).containsExactly("∅");
  }
}
