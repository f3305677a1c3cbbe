package io.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.HeldTable;
import io.slipway.testing.HttpApi;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests that last, while what lets them in ends: nothing more is told to them.
class EndedAccessTests extends SlipwayTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration SOON = Duration.ofSeconds(20);

  private PeopleFixture people = new PeopleFixture(admin);
  private TestDatabase database = new TestDatabase("");
  private DeployedProject job = new DeployedProject(admin, "");

  @BeforeEach
  void aTarget() {
    people = new PeopleFixture(admin);
    database = TestDatabase.create();
    job = DeployedProject.flyway(admin);
    job.target(database);
    job.migrate(Map.of("V1__items.sql", "CREATE TABLE item (id int);"));
    job.upload(
        Map.of(
            "V1__items.sql", "CREATE TABLE item (id int);",
            "V2__name.sql", "ALTER TABLE item ADD name text;"));
  }

  @AfterEach
  void drop() {
    database.close();
  }

  /// A stream that has begun, of a deployment whose end does not come.
  private record Lasting(String deployment, CompletableFuture<String> stream) {}

  private Lasting watch(HttpApi as, UnaryOperator<HttpRequest.Builder> more) {
    var deployment = job.deploy(job.plan(), null).expect(202).json().path("id").asString();
    var path = URI.create(as.base() + "/api/v1/deployments/" + deployment + "/events");
    var request = HttpRequest.newBuilder(path);
    if (as.token() != null) {
      request.setHeader("Authorization", "Bearer " + as.token());
    }
    return new Lasting(deployment, begun(more.apply(request).build()));
  }

  // The answer's head comes with the first event.
  private static CompletableFuture<String> begun(HttpRequest request) {
    try {
      var answer = CLIENT.send(request, BodyHandlers.ofLines());
      assertThat(answer.statusCode()).isEqualTo(200);
      return CompletableFuture.supplyAsync(() -> answer.body().collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void expectEnded(Lasting lasting) {
    assertThat(lasting.stream()).succeedsWithin(SOON);
    assertThat(lasting.stream().join())
        .contains("run-started")
        .doesNotContain("settled")
        .doesNotContain("run-succeeded");
  }

  private String tokenId(HttpApi holder) {
    return holder.get("/api/v1/me").expect(200).json().path("tokenId").asString();
  }

  @Test
  void a_revoked_token_s_stream_ends_while_nothing_happens() {
    var viewer = holderOf("VIEWER " + job.id());
    try (var _ = HeldTable.of(database, "item")) {
      var lasting = watch(viewer, r -> r);
      admin.delete("/api/v1/tokens/" + tokenId(viewer)).expect(204);
      expectEnded(lasting);
    }
  }

  @Test
  void a_revoked_token_s_stream_is_not_told_what_happens_next() {
    var viewer = holderOf("VIEWER " + job.id());
    var id = tokenId(viewer);
    Lasting lasting;
    try (var _ = HeldTable.of(database, "item")) {
      lasting = watch(viewer, r -> r);
      admin.delete("/api/v1/tokens/" + id).expect(204);
    }
    expectEnded(lasting);
    var whole = "/api/v1/deployments/" + lasting.deployment();
    assertThat(admin.get(whole + "?wait=30s").expect(200).json().path("state").asString())
        .isEqualTo("SUCCEEDED");
  }

  @Test
  void an_ended_session_s_stream_ends() {
    var browser = people.browser(people.invited("VIEWER " + job.id()));
    try (var _ = HeldTable.of(database, "item")) {
      var lasting = watch(stranger, browser::cookie);
      browser.send("DELETE", "/api/v1/session", null).expect(204);
      expectEnded(lasting);
    }
  }

  @Test
  void a_disabled_person_s_streams_end() {
    var person = people.invited("VIEWER " + job.id());
    var browser = people.browser(person);
    try (var _ = HeldTable.of(database, "item")) {
      var lasting = watch(stranger, browser::cookie);
      admin.delete("/api/v1/people/" + person.id()).expect(204);
      expectEnded(lasting);
    }
  }

  @Test
  void a_stream_ends_when_the_grant_that_let_it_in_is_taken_away() {
    var person = people.invited("VIEWER " + job.id());
    var browser = people.browser(person);
    try (var _ = HeldTable.of(database, "item")) {
      var lasting = watch(stranger, browser::cookie);
      people.change(person, true, "VIEWER dev").expect(200);
      expectEnded(lasting);
    }
    browser.get("/api/v1/me").expect(200);
  }

  @Test
  void a_token_of_another_environment_watches_nothing() {
    var deployment = job.deployed(job.plan()).path("id").asString();
    holderOf("ADMIN staging")
        .get("/api/v1/deployments/" + deployment + "/events")
        .expectProblem(404, "not-found");
  }

  @Test
  void a_revoked_token_s_waiting_request_is_refused_without_waiting_on() {
    var viewer = holderOf("VIEWER " + job.id());
    var id = tokenId(viewer);
    try (var _ = HeldTable.of(database, "item")) {
      var deployment = job.deploy(job.plan(), null).expect(202).json().path("id").asString();
      var path = "/api/v1/deployments/" + deployment;
      viewer.get(path).expect(200);
      var waiting = CompletableFuture.supplyAsync(() -> viewer.get(path + "?wait=60s"));
      admin.delete("/api/v1/tokens/" + id).expect(204);
      assertThat(waiting).succeedsWithin(SOON);
      waiting.join().expectProblem(401, "unauthenticated");
    }
  }

  @Test
  void watching_does_not_keep_a_session_from_being_idle() {
    var person = people.invited("VIEWER " + job.id());
    var browser = people.browser(person);
    try (var _ = HeldTable.of(database, "item")) {
      var lasting = watch(stranger, browser::cookie);
      CONTROL.execute(
          "UPDATE slipway.person_session SET last_used_at = now() - interval '61 minutes'"
              + " WHERE person_id = '"
              + person.id()
              + "'");
      expectEnded(lasting);
    }
  }
}
