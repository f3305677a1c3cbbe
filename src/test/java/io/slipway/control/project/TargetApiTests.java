package io.slipway.control.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.http.Cursor;
import io.slipway.testing.Answer;
import io.slipway.testing.HttpApi;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetApiTests extends SlipwayTest {

  private static final String TARGETS = "/api/v1/targets";

  @TempDir Path folder;

  @BeforeEach
  void aProjectAndTwoEnvironments() {
    if (admin.get("/api/v1/projects/t-crm").status() == 404) {
      admin
          .post("/api/v1/projects", Map.of("id", "t-crm", "name", "CRM", "layout", "prisma"))
          .expect(201);
      environment("t-dev", 801);
      environment("t-live", 802);
    }
  }

  private void environment(String id, int order) {
    admin.post("/api/v1/environments", Map.of("id", id, "name", id, "order", order)).expect(201);
  }

  @Test
  void aTargetIsShownAsItWasAskedForAndItsPasswordAsAReference() {
    var body = byUrl("t-shown", "db.example.com/shown");
    body.put("password", "env:SHOWN_PASSWORD");
    body.put("labels", Map.of("region", "eu"));
    var created = admin.post(TARGETS, body).expect(201);

    var shown = admin.get(TARGETS + "/t-shown").expect(200).json();
    assertThat(shown).isEqualTo(created.json());
    assertThat(shown.path("url").asString()).isEqualTo("jdbc:postgresql://db.example.com/shown");
    assertThat(shown.path("password").asString()).isEqualTo("env:SHOWN_PASSWORD");
    assertThat(shown.path("labels").path("region").asString()).isEqualTo("eu");
    assertThat(shown.has("database")).isFalse();
  }

  @Test
  void passwordsThemselvesAreRefusedAndNotRepeated() {
    var plain = byUrl("t-plain", "db/plain");
    plain.put("password", "hunter2");
    refused(plain, "password");
    refused(byUrl("t-plain", "slipway:hunter2@db/plain"), "url");
    refused(byUrl("t-plain", "db/plain?password=hunter2"), "url");
    refused(byUrl("t-plain", "db/plain?socketFactory=Evil"), "url");

    assertThat(
            CONTROL.query(
                "SELECT count(*) FROM slipway.audit_entry WHERE detail::text LIKE '%hunter2%'"))
        .containsExactly("0");
  }

  private void refused(Map<String, Object> body, String field) {
    var answer = admin.post(TARGETS, body);
    answer.expectProblem(422, "invalid-field");
    assertThat(answer.fieldsAtFault()).containsExactly(field);
    assertThat(answer.body()).doesNotContain("hunter2");
  }

  @Test
  void referencesHaveToLeadSomewhere() {
    var body = byUrl("t-lost", "db/lost");
    body.put("project", "t-none");
    refused(body, "project");
    body.put("project", "t-crm");
    body.put("environment", "t-none");
    refused(body, "environment");
  }

  @Test
  void slipwaysOwnDatabaseIsNoTarget() {
    var body = new HashMap<>(byUrl("t-own", "unused/unused"));
    body.remove("url");
    body.remove("username");
    body.put("database", CONTROL.name());

    refused(body, "database");
  }

  @Test
  void noTwoTargetsShareADatabaseAndHistoryTable() {
    admin.post(TARGETS, byUrl("t-place-1", "db/place")).expect(201);
    admin
        .post(TARGETS, byUrl("t-place-2", "DB:5432/place?sslmode=require"))
        .expectProblem(409, "place-taken");
    admin.post(TARGETS, byUrl("t-place-2", "db:5433/place")).expect(201);
    admin.delete(TARGETS + "/t-place-1").expect(204);
    admin.post(TARGETS, byUrl("t-place-3", "db/place")).expect(201);
  }

  @Test
  void filtersApplyBeforeThePageIsCut() {
    for (var i = 0; i < 6; i++) {
      var body = byUrl("t-filter-" + i, "db/filter" + i);
      body.put("environment", i < 3 ? "t-dev" : "t-live");
      body.put("labels", Map.of("filter", "yes", "parity", i % 2 == 0 ? "even" : "odd"));
      admin.post(TARGETS, body).expect(201);
    }
    var even = "?label=filter=yes&label=parity=even";

    assertThat(ids(admin, even + "&limit=2")).containsExactly("t-filter-0", "t-filter-2");
    assertThat(ids(admin, even + "&environment=t-live")).containsExactly("t-filter-4");
    assertThat(ids(admin, even + "&project=configured")).isEmpty();
    assertThat(ids(holderOf("VIEWER t-live"), even)).containsExactly("t-filter-4");
    admin.get(TARGETS + "?label=filter").expectProblem(400, "invalid-parameter");
  }

  @Test
  void namesThatCannotBeAreAnsweredAsUnknown() {
    var forged = Cursor.of("targets", "a\0").toString();

    admin.get(TARGETS + "/A_b").expectProblem(404, "not-found");
    admin.get("/api/v1/projects/" + "x".repeat(500)).expectProblem(404, "not-found");
    admin.get(TARGETS + "?cursor=" + forged).expectProblem(400, "invalid-cursor");
    admin.get(TARGETS + "?label=a=%00").expectProblem(400, "invalid-parameter");
    admin.get(TARGETS + "?project=%00").expectProblem(400, "invalid-parameter");
  }

  @Test
  void anEnvironmentsAdministratorChangesLabelsAndNotConnections() {
    admin.post(TARGETS, byUrl("t-rights", "db/rights")).expect(201);
    var local = holderOf("ADMIN t-dev");
    var labels =
        Map.of(
            "url",
            "jdbc:postgresql://db/rights",
            "username",
            "slipway",
            "labels",
            Map.of("a", "b"));
    var elsewhere = Map.of("url", "jdbc:postgresql://evil/rights", "username", "slipway");

    local.put(TARGETS + "/t-rights", labels).expect(200);
    local.put(TARGETS + "/t-rights", elsewhere).expectProblem(403, "forbidden");
    local.post(TARGETS, byUrl("t-rights-2", "db/rights2")).expectProblem(403, "forbidden");
    holderOf("ADMIN t-live").get(TARGETS + "/t-rights").expectProblem(404, "not-found");
    admin.put(TARGETS + "/t-rights", elsewhere).expect(200);
    local.delete(TARGETS + "/t-rights").expect(204);
  }

  @Test
  void aProjectOrEnvironmentWithTargetsStays() {
    admin.post(TARGETS, byUrl("t-holds", "db/holds")).expect(201);

    admin.delete("/api/v1/projects/t-crm").expectProblem(409, "object-in-use");
    admin.delete("/api/v1/environments/t-dev").expectProblem(409, "object-in-use");
  }

  @Test
  void whatConfigurationOwnsCannotBeTouched() {
    admin
        .put(TARGETS + "/configured", Map.of("database", "other"))
        .expectProblem(409, "owned-by-configuration");
    admin.delete(TARGETS + "/configured").expectProblem(409, "owned-by-configuration");
    assertThat(ids(admin, "?label=origin=files")).containsExactly("configured");
  }

  @Test
  void aHealthyTargetTellsItsVersion() {
    try (var database = TestDatabase.create()) {
      var answer = healthOf("t-healthy", database, database.password());

      assertThat(answer.json().path("reachable").asBoolean()).isTrue();
      assertThat(database.query("SHOW server_version").getFirst())
          .startsWith(answer.json().path("serverVersion").asString());
      assertThat(answer.json().path("latencyMs").isIntegralNumber()).isTrue();
    }
  }

  @Test
  void aTargetOnTheControlServerNeedsNoPassword() {
    try (var database = TestDatabase.create()) {
      admin
          .post(
              TARGETS,
              Map.of(
                  "id", "t-beside",
                  "project", "t-crm",
                  "environment", "t-dev",
                  "database", database.name()))
          .expect(201);

      assertThat(health("t-beside").json().path("reachable").asBoolean()).isTrue();
    }
  }

  @Test
  void anUnreachableTargetTellsWhyAndNoSecret() {
    var refused = health("configured").json();
    assertThat(refused.path("reachable").asBoolean()).isFalse();
    assertThat(refused.path("failure").path("sqlState").asString()).isEqualTo("08001");

    var body = byUrl("t-secretless", "127.0.0.1:1/none");
    body.put("password", "env:SLIPWAY_TEST_NOT_SET");
    admin.post(TARGETS, body).expect(201);
    var failure = health("t-secretless").json().path("failure");
    assertThat(failure.path("sqlState").asString()).isEqualTo("secret");
    assertThat(failure.path("message").asString())
        .isEqualTo("the secret env:SLIPWAY_TEST_NOT_SET is not set or empty");

    try (var database = TestDatabase.create()) {
      var missing = new TestDatabase(database.name() + "_missing");
      var answer = healthOf("t-missing", missing, database.password());
      assertThat(answer.json().path("failure").path("sqlState").asString()).isEqualTo("3D000");
    }
  }

  private Answer healthOf(String id, TestDatabase database, String password) {
    var body = byUrl(id, database.url().substring("jdbc:postgresql://".length()));
    body.put("username", database.user());
    body.put("password", "file:" + secret(password));
    admin.post(TARGETS, body).expect(201);
    return health(id);
  }

  private Answer health(String id) {
    return admin.get(TARGETS + "/" + id + "/health").expect(200);
  }

  private Path secret(String text) {
    try {
      return Files.writeString(folder.resolve("secret"), text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> byUrl(String id, String address) {
    return new HashMap<>(
        Map.of(
            "id", id,
            "project", "t-crm",
            "environment", "t-dev",
            "url", "jdbc:postgresql://" + address,
            "username", "slipway"));
  }

  private static List<String> ids(HttpApi api, String query) {
    return api.get(TARGETS + query)
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString())
        .toList();
  }
}
