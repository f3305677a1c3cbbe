package io.slipway.http.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Rules on stored objects, shown on a kind of object that only tests know.
@Import({GuardedThingTests.Things.class, GuardedThingTests.ThingController.class})
class GuardedThingTests extends SlipwayTest {

  @TestConfiguration
  static class Things {

    private static final Scope STAGING = Scope.of("staging", "crm");

    @Bean
    ScopeLookup things() {
      return new ScopeLookup() {
        @Override
        public String kind() {
          return "thing";
        }

        @Override
        public Set<Scope> scopesOf(String id) {
          return switch (id) {
            case "one" -> Set.of(STAGING);
            case "both" -> Set.of(STAGING, Scope.of("production", "crm"));
            case "general" -> Set.of(Scope.HOUSE);
            default -> Set.of();
          };
        }
      };
    }
  }

  @RestController
  static class ThingController {

    private final AccessCheck access;

    ThingController(AccessCheck access) {
      this.access = access;
    }

    @GetMapping("/api/v1/things/{id}")
    @Authorize(role = Role.VIEWER, on = "thing")
    Map<String, String> get(@PathVariable String id) {
      return Map.of("id", id);
    }

    @DeleteMapping("/api/v1/things/{id}")
    @Authorize(role = Role.DEPLOYER, on = "thing", action = "thing.delete")
    void delete(@PathVariable String id) {}

    @PostMapping("/api/v1/things")
    @Authorize(role = Role.DEPLOYER, on = Authorize.IN_BODY, action = "thing.create")
    Map<String, String> create(@RequestParam String in) {
      if (!in.equals("forgotten")) {
        access.require(Role.DEPLOYER, Scope.ofEnvironment(in));
      }
      return Map.of("secret", "made");
    }

    @GetMapping("/api/v1/unruled")
    String unruled() {
      return "open?";
    }

    @GetMapping("/api/v1/broken")
    @Authorize(role = Role.VIEWER, on = Authorize.ANYWHERE)
    String broken() {
      throw new IllegalStateException("password=hunter2");
    }
  }

  @Test
  void an_object_is_shown_to_viewers_of_one_of_its_environments() {
    holderOf("VIEWER production").get("/api/v1/things/both").expect(200);
    holderOf("APPROVER staging").get("/api/v1/things/both").expect(200);
    holderOf("VIEWER *").get("/api/v1/things/general").expect(200);
  }

  @Test
  void whoever_may_not_see_an_object_is_told_there_is_none() {
    var elsewhere = holderOf("ADMIN production");
    elsewhere.get("/api/v1/things/one").expectProblem(404, "not-found");
    elsewhere.delete("/api/v1/things/one").expectProblem(404, "not-found");
    elsewhere.get("/api/v1/things/general").expectProblem(404, "not-found");
    admin.get("/api/v1/things/unknown").expectProblem(404, "not-found");
  }

  @Test
  void a_change_needs_the_role_in_each_of_the_object_s_environments() {
    holderOf("VIEWER staging").delete("/api/v1/things/one").expectProblem(403, "forbidden");
    holderOf("APPROVER staging").delete("/api/v1/things/one").expectProblem(403, "forbidden");
    holderOf("DEPLOYER staging").delete("/api/v1/things/one").expect(200);
    holderOf("DEPLOYER staging").delete("/api/v1/things/both").expectProblem(403, "forbidden");
    holderOf("DEPLOYER staging", "ADMIN production").delete("/api/v1/things/both").expect(200);
  }

  @Test
  void a_check_in_the_body_is_demanded_of_the_handler() {
    var deployer = holderOf("DEPLOYER staging");
    deployer.post("/api/v1/things?in=staging", "").expect(200);
    deployer.post("/api/v1/things?in=production", "").expectProblem(403, "forbidden");
    var forgotten = deployer.post("/api/v1/things?in=forgotten", "");
    forgotten.expectProblem(500, "internal-error");
    assertThat(forgotten.body()).doesNotContain("made");
  }

  @Test
  void an_endpoint_without_a_rule_is_closed_even_to_administrators() {
    var answer = admin.get("/api/v1/unruled");
    answer.expectProblem(500, "internal-error");
    assertThat(answer.body()).doesNotContain("open?");
  }

  @Test
  void an_unexpected_failure_tells_its_incident_and_nothing_else() {
    var answer = admin.get("/api/v1/broken");
    var problem = answer.expectProblem(500, "internal-error");
    assertThat(problem.path("incident").asString()).matches("[0-9a-f-]{36}");
    assertThat(answer.body()).doesNotContain("hunter2").doesNotContain("IllegalState");
  }

  @Test
  void a_refused_change_leaves_one_entry_with_the_object_and_the_code() {
    var deployer = holderOf("VIEWER staging");
    var name = deployer.get("/api/v1/me").json().path("name").asString().replace(" ", "%20");
    deployer.delete("/api/v1/things/one").expect(403);
    var entries = admin.get("/api/v1/audit?actor=" + name).expect(200).json().path("items");
    assertThat(entries.size()).isEqualTo(1);
    var entry = entries.get(0);
    assertThat(entry.path("action").asString()).isEqualTo("thing.delete.refused");
    assertThat(entry.path("objectKind").asString()).isEqualTo("thing");
    assertThat(entry.path("objectId").asString()).isEqualTo("one");
    assertThat(entry.path("environment").asString()).isEqualTo("staging");
    assertThat(entry.path("detail").path("code").asString()).isEqualTo("forbidden");
  }
}
