package io.slipway.control.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.HttpApi;
import io.slipway.testing.SlipwayTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a role for one project in one environment shows and allows.
class ProjectScopeTests extends SlipwayTest {

  @BeforeEach
  void two_projects_in_two_environments() {
    if (admin.get("/api/v1/projects/scope-one").status() == 404) {
      environment("scope-dev", 811);
      environment("scope-live", 812);
      for (var project : List.of("scope-one", "scope-two")) {
        admin
            .post("/api/v1/projects", Map.of("id", project, "name", project, "layout", "flyway"))
            .expect(201);
        target(project, "scope-dev");
        target(project, "scope-live");
      }
    }
  }

  private void environment(String id, int order) {
    admin.post("/api/v1/environments", Map.of("id", id, "name", id, "order", order)).expect(201);
  }

  private void target(String project, String environment) {
    var id = project + "-" + environment;
    admin
        .post(
            "/api/v1/targets",
            Map.of(
                "id", id,
                "project", project,
                "environment", environment,
                "url", "jdbc:postgresql://db.example.com/" + id,
                "username", "slipway"))
        .expect(201);
  }

  private static List<String> ids(HttpApi caller, String list) {
    return caller
        .get(list + "?limit=200")
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString())
        .filter(id -> id.startsWith("scope-"))
        .toList();
  }

  @Test
  void lists_show_what_belongs_to_the_scope_alone() {
    var ada = holderOf("VIEWER scope-dev scope-one");
    assertThat(ids(ada, "/api/v1/targets")).containsExactly("scope-one-scope-dev");
    assertThat(ids(ada, "/api/v1/environments")).containsExactly("scope-dev");
    assertThat(ids(ada, "/api/v1/projects")).containsExactly("scope-one");
    var everywhere = holderOf("VIEWER * scope-two");
    assertThat(ids(everywhere, "/api/v1/targets"))
        .containsExactly("scope-two-scope-dev", "scope-two-scope-live");
    assertThat(ids(everywhere, "/api/v1/environments")).containsExactly("scope-dev", "scope-live");
  }

  @Test
  void what_is_outside_the_scope_is_not_there() {
    var ada = holderOf("ADMIN scope-dev scope-one");
    ada.get("/api/v1/targets/scope-one-scope-dev").expect(200);
    ada.get("/api/v1/targets/scope-two-scope-dev").expectProblem(404, "not-found");
    ada.get("/api/v1/targets/scope-one-scope-live").expectProblem(404, "not-found");
    ada.get("/api/v1/projects/scope-two").expectProblem(404, "not-found");
    ada.get("/api/v1/bundles?project=scope-two").expectProblem(404, "not-found");
    ada.get("/api/v1/bundles?project=scope-one").expect(200);
    ada.get("/api/v1/environments/scope-live").expectProblem(404, "not-found");
  }

  @Test
  void a_bundle_is_uploaded_by_deployers_of_its_project_alone() {
    var bundles = "/api/v1/bundles?project=";
    holderOf("DEPLOYER scope-dev scope-two")
        .post(bundles + "scope-one", Map.of())
        .expectProblem(404, "not-found");
    holderOf("VIEWER scope-dev scope-one", "DEPLOYER scope-dev scope-two")
        .post(bundles + "scope-one", Map.of())
        .expectProblem(403, "forbidden");
    holderOf("DEPLOYER scope-dev scope-one")
        .post(bundles + "scope-one", Map.of())
        .expectProblem(422, "invalid-bundle");
  }

  @Test
  void an_administrator_of_one_project_does_not_administer_the_house() {
    var ada = holderOf("ADMIN * scope-one");
    ada.get("/api/v1/tokens").expectProblem(403, "forbidden");
    ada.get("/api/v1/audit/verification").expectProblem(403, "forbidden");
    ada.delete("/api/v1/projects/scope-one").expectProblem(403, "forbidden");
    ada.delete("/api/v1/environments/scope-dev").expectProblem(403, "forbidden");
  }

  @Test
  void a_plan_outside_the_scope_is_refused() {
    holderOf("DEPLOYER scope-dev scope-one", "VIEWER * *")
        .post("/api/v1/plans", Map.of("targets", List.of("scope-two-scope-dev")))
        .expectProblem(403, "forbidden");
  }
}
