package io.slipway.control.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.SlipwayTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectApiTests extends SlipwayTest {

  private static final String PROJECTS = "/api/v1/projects";

  @Test
  void aProjectIsShownAsItWasAskedFor() {
    var created =
        admin.post(
            PROJECTS,
            """
            {"id": "p-shop", "name": "Shop", "layout": "flyway",
             "flyway": {"out-of-order": true, "baseline-version": "1.10",
                        "locations": [".", "sub"], "placeholders": {"b": "2", "a": "1"}}}""");

    assertThat(created.expect(201).header("Location")).hasValue("/api/v1/projects/p-shop");
    var shown = admin.get(PROJECTS + "/p-shop").expect(200);
    assertThat(shown.json()).isEqualTo(created.json());
    assertThat(shown.json().path("flyway").toString())
        .isEqualTo(
            "{\"locations\":[\".\",\"sub\"],\"out-of-order\":true,\"baseline-version\":\"1.10\","
                + "\"placeholders\":{\"a\":\"1\",\"b\":\"2\"}}");
    assertThat(shown.json().path("source").asString()).isEqualTo("api");
    assertThat(shown.json().path("hasFolder").asBoolean()).isFalse();
  }

  @Test
  void aPrismaProjectIsTransactionalByDefault() {
    var created = create("p-prisma", "prisma");

    assertThat(created.json().path("prisma").path("execution").asString())
        .isEqualTo("transactional");
  }

  @Test
  void theApisDescriptionHasEveryOption() {
    var schemas =
        stranger.get("/v3/api-docs").expect(200).json().path("components").path("schemas");

    assertThat(schemas.path("FlywayOptions").path("properties").propertyNames())
        .containsExactlyInAnyOrderElementsOf(FlywayOption.KEYS);
    for (var user : List.of("NewProject", "ProjectChange", "Project")) {
      var flyway = schemas.path(user).path("properties").path("flyway");
      assertThat(flyway.toString()).contains("#/components/schemas/FlywayOptions");
    }
  }

  @Test
  void everyFieldAtFaultIsNamed() {
    var answer =
        admin.post(
            PROJECTS,
            """
            {"id": "p-bad", "name": "Bad", "layout": "flyway",
             "flyway": {"outOfOrder": true, "encoding": "utf-99", "table": 5, "group": "true"}}""");

    answer.expectProblem(422, "invalid-field");
    assertThat(answer.fieldsAtFault())
        .containsExactlyInAnyOrder(
            "flyway.outOfOrder", "flyway.encoding", "flyway.table", "flyway.group");
  }

  @Test
  void requestsAreHeldToTheFilesRules() {
    refused(Map.of("id", "P Bad", "name", "x", "layout", "flyway"), "id");
    refused(Map.of("id", "p-bad", "name", "", "layout", "flyway"), "name");
    refused(Map.of("id", "p-bad", "name", " x", "layout", "flyway"), "name");
    refused(Map.of("id", "p-bad", "name", "x", "layout", "liquibase"), "layout");
    refused(Map.of("id", "p-bad", "name", "x", "layout", "prisma", "flyway", Map.of()), "flyway");
    refused(
        Map.of(
            "id", "p-bad", "name", "x", "layout", "prisma", "prisma", Map.of("execution", "slow")),
        "prisma.execution");
    admin.get(PROJECTS + "/p-bad").expectProblem(404, "not-found");
  }

  private void refused(Map<String, ?> body, String field) {
    var answer = admin.post(PROJECTS, body);
    answer.expectProblem(422, "invalid-field");
    assertThat(answer.fieldsAtFault()).containsExactly(field);
  }

  @Test
  void onlyConfigurationNamesFolders() {
    admin
        .post(PROJECTS, Map.of("id", "p-x", "name", "x", "layout", "prisma", "migrations", "/etc"))
        .expectProblem(400, "unknown-field");
  }

  @Test
  void anIdIsTakenUntilItsProjectIsRemoved() {
    create("p-again", "prisma");
    admin
        .post(PROJECTS, Map.of("id", "p-again", "name", "x", "layout", "prisma"))
        .expectProblem(409, "name-taken");
    admin.delete(PROJECTS + "/p-again").expect(204);
    admin.get(PROJECTS + "/p-again").expectProblem(404, "not-found");
    admin.delete(PROJECTS + "/p-again").expectProblem(404, "not-found");

    create("p-again", "flyway");
  }

  @Test
  void aReplacementKeepsTheLayoutAndResetsWhatItLeavesOut() {
    create("p-replace", "flyway");
    admin
        .put(PROJECTS + "/p-replace", Map.of("name", "New", "flyway", Map.of("group", true)))
        .expect(200);
    var second = admin.put(PROJECTS + "/p-replace", Map.of("name", "Newer")).expect(200);

    assertThat(second.json().path("name").asString()).isEqualTo("Newer");
    assertThat(second.json().path("flyway").isEmpty()).isTrue();
    admin
        .put(PROJECTS + "/p-replace", Map.of("name", "x", "prisma", Map.of()))
        .expectProblem(422, "invalid-field");
    admin.put(PROJECTS + "/p-nowhere", Map.of("name", "x")).expectProblem(404, "not-found");
  }

  @Test
  void everyChangeIsOneAuditEntry() {
    create("p-audited", "prisma");
    admin.put(PROJECTS + "/p-audited", Map.of("name", "New")).expect(200);
    admin.put(PROJECTS + "/p-audited", Map.of("name", "New")).expect(200);
    admin.delete(PROJECTS + "/p-audited").expect(204);

    assertThat(
            CONTROL.query(
                "SELECT action, project, detail->>'name' FROM slipway.audit_entry"
                    + " WHERE object_id = 'p-audited' ORDER BY seq"))
        .containsExactly(
            "project.create|p-audited|p-audited",
            "project.change|p-audited|New",
            "project.remove|p-audited|New");
  }

  @Test
  void whatConfigurationOwnsCannotBeTouched() {
    admin
        .put(PROJECTS + "/configured", Map.of("name", "x"))
        .expectProblem(409, "owned-by-configuration");
    admin.delete(PROJECTS + "/configured").expectProblem(409, "owned-by-configuration");

    assertThat(admin.get(PROJECTS + "/configured").json().path("source").asString())
        .isEqualTo("config");
  }

  @Test
  void pagesFollowOneAnother() {
    List.of("p-page-1", "p-page-2", "p-page-3").forEach(id -> create(id, "prisma"));
    var ids = new ArrayList<String>();
    var path = PROJECTS + "?limit=2";
    while (!path.isEmpty()) {
      var page = admin.get(path).expect(200).json();
      page.path("items").forEach(item -> ids.add(item.path("id").asString()));
      var next = page.path("nextCursor").asString("");
      path = next.isEmpty() ? "" : PROJECTS + "?limit=2&cursor=" + next;
    }

    assertThat(ids).isSorted().doesNotHaveDuplicates().contains("p-page-1", "p-page-3");
  }

  @Test
  void viewersSeeAndOnlyAdministratorsOfEverythingChange() {
    var viewer = holderOf("VIEWER nowhere");
    var admin = holderOf("ADMIN nowhere");

    viewer.get(PROJECTS + "/configured").expect(200);
    admin
        .post(PROJECTS, Map.of("id", "p-no", "name", "x", "layout", "prisma"))
        .expectProblem(403, "forbidden");
    admin.delete(PROJECTS + "/configured").expectProblem(403, "forbidden");
    stranger.get(PROJECTS).expectProblem(401, "unauthenticated");
  }

  private Answer create(String id, String layout) {
    return admin.post(PROJECTS, Map.of("id", id, "name", id, "layout", layout)).expect(201);
  }
}
