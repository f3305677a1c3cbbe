package io.slipway.control.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.HttpApi;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What holds for every change of a ledger: who may make it, when it is refused, and what is
/// recorded of it.
class LedgerChangeTests extends FlywayTeam {

  private static final String FLYWAY_LOCK = "select pg_advisory_lock(77433833903597)";

  private JsonNode repairOfAnEditedFile() {
    managedByFlyway();
    scene.with("V2__names.sql", NAMES + " -- edited").upload();
    return scene.preview("");
  }

  private List<String> audited() {
    return entries().map(entry -> entry.path("action").asString()).toList().reversed();
  }

  private Stream<JsonNode> entries() {
    return admin
        .get("/api/v1/audit?object=target:" + scene.id)
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .filter(entry -> entry.path("action").asString().startsWith("ledger."));
  }

  @Test
  void a_preview_changes_nothing_and_is_the_same_each_time() {
    var preview = repairOfAnEditedFile();
    var before = rows();
    assertThat(scene.preview("")).isEqualTo(preview);
    assertThat(scene.preview("?updateScripts=true").path("digest").asString())
        .isNotEqualTo(preview.path("digest").asString());
    assertThat(rows()).isEqualTo(before);
    assertThat(audited()).isEmpty();
  }

  @Test
  void a_repair_is_recorded_before_and_after_it() {
    var preview = repairOfAnEditedFile();
    var changed = scene.repair(preview).expect(200).json();
    assertThat(changed.path("changes")).isEqualTo(preview.path("actions"));
    assertThat(changed.path("ledger").path("findings").isEmpty()).isTrue();

    assertThat(audited()).containsExactly("ledger.repair", "ledger.repaired");
    var intent = entries().toList().getLast();
    assertThat(intent.path("environment").asString()).isEqualTo(Scene.ENVIRONMENT);
    assertThat(intent.path("detail").path("digest")).isEqualTo(preview.path("digest"));
    assertThat(intent.path("detail").path("actions").path(0).asString())
        .isEqualTo("The row of 2 takes over from its file: checksum.");
  }

  @Test
  void a_repair_is_stale_once_the_ledger_moved() {
    var preview = repairOfAnEditedFile();
    scene.database.execute(
        "update flyway_schema_history set installed_by = 'else' where version = '1'");
    scene.repair(preview).expectProblem(409, "repair-stale");
    assertThat(audited()).containsExactly("ledger.repair.refused");
    scene.repair(scene.preview("")).expect(200);
  }

  @Test
  void a_repair_is_stale_once_the_bundle_or_the_settings_changed() {
    var preview = repairOfAnEditedFile();
    var before = rows();
    scene.with("V3__more.sql", PRICES).upload();
    scene.repair(preview).expectProblem(409, "repair-stale");
    var another = scene.preview("");
    scene.without("V1__items.sql").upload();
    var missing = scene.preview("");
    scene.configure(Map.of("ignore-migration-patterns", List.of("*:missing")));
    scene.repair(another).expectProblem(409, "repair-stale");
    scene.repair(missing).expectProblem(409, "repair-stale");
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void a_repair_of_a_named_bundle_stays_with_it() {
    repairOfAnEditedFile();
    var bundle = scene.ledger().path("bundle").asString();
    var preview = scene.preview("?bundle=" + bundle);
    scene.with("V3__more.sql", PRICES).upload();
    scene.repair(preview).expect(200);
  }

  @Test
  void a_repair_made_twice_is_stale_and_one_of_nothing_leaves_no_entry() {
    var preview = repairOfAnEditedFile();
    scene.repair(preview).expect(200);
    scene.repair(preview).expectProblem(409, "repair-stale");
    var nothing = Map.<String, Object>of("digest", scene.preview("").path("digest").asString());
    assertThat(scene.post("repair", nothing).expect(200).json().path("changes").isEmpty()).isTrue();
    assertThat(audited())
        .containsExactly("ledger.repair", "ledger.repaired", "ledger.repair.refused");
  }

  @Test
  void nobody_changes_a_ledger_that_the_real_tool_is_changing() throws SQLException {
    var preview = repairOfAnEditedFile();
    var before = rows();
    try (var flyway = scene.database.connect("Flyway at work");
        var statement = flyway.createStatement()) {
      statement.execute(FLYWAY_LOCK);
      var refused = scene.repair(preview).expectProblem(409, "target-fenced");
      assertThat(refused.path("blockers").path(0).path("message").asString())
          .contains("application Flyway at work");
      assertThat(scene.ledger().path("exists").asBoolean()).isTrue();
    }
    assertThat(rows()).isEqualTo(before);
    assertThat(audited()).containsExactly("ledger.repair.refused");
  }

  @Test
  void nobody_changes_a_ledger_whose_table_somebody_has_locked() throws SQLException {
    var preview = repairOfAnEditedFile();
    try (var other = scene.database.connect();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("update flyway_schema_history set installed_by = 'else'");
      scene.repair(preview).expectProblem(409, "target-fenced");
      statement.execute("lock table flyway_schema_history");
      admin.get(scene.href()).expectProblem(409, "target-fenced");
    }
  }

  @Test
  void nobody_changes_a_ledger_while_a_run_is_on_the_target() throws SQLException {
    managedByFlyway();
    scene.with("V3__more.sql", PRICES).upload();
    var plan = scene.plan();
    String deployment;
    try (var flyway = scene.database.connect();
        var statement = flyway.createStatement()) {
      statement.execute(FLYWAY_LOCK);
      deployment = scene.begin(plan);
      var wish = Map.<String, Object>of("migration", "V2__names.sql", "as", "applied");
      var refused = scene.post("resolve", wish).expectProblem(409, "target-busy");
      assertThat(refused.path("blockers").path(0).path("href").asString())
          .isEqualTo("/api/v1/deployments/" + deployment);
    }
    var end = admin.get("/api/v1/deployments/" + deployment + "?wait=30s").expect(200).json();
    assertThat(end.path("state").asString()).isEqualTo("SUCCEEDED");
  }

  @Test
  void a_plan_made_before_a_repair_is_stale_behind_it() {
    var preview = repairOfAnEditedFile();
    scene.repair(preview).expect(200);
    scene.with("V3__more.sql", PRICES).upload();
    var plan = scene.plan();
    scene.database.execute("update flyway_schema_history set success = false where version = '2'");
    scene.repair(scene.preview("")).expect(200);
    var end =
        admin.get("/api/v1/deployments/" + scene.begin(plan) + "?wait=30s").expect(200).json();
    assertThat(end.toString()).contains("PLAN_STALE");
  }

  @Test
  void a_commit_that_fails_is_recorded_and_leaves_the_ledger() {
    var preview = repairOfAnEditedFile();
    var before = rows();
    scene.database.execute(
        """
        create function refuse() returns trigger language plpgsql as
          $$ begin raise exception 'not at this time'; end $$;
        create constraint trigger refuse after update on flyway_schema_history
          deferrable initially deferred for each row execute function refuse();
        """);
    var refused = scene.repair(preview).expectProblem(409, "ledger-refused");
    assertThat(refused.path("detail").asString()).contains("not at this time");
    assertThat(rows()).isEqualTo(before);
    assertThat(audited())
        .containsExactly("ledger.repair", "ledger.repair-failed", "ledger.repair.refused");
  }

  @Test
  void what_postgresql_refuses_is_said_and_recorded_once() {
    var preview = repairOfAnEditedFile();
    scene.database.execute(
        """
        create function refuse() returns trigger language plpgsql as
          $$ begin raise exception 'never' using errcode = '42501'; end $$;
        create trigger refuse before update on flyway_schema_history
          for each row execute function refuse();
        """);
    var refused = scene.repair(preview).expectProblem(409, "ledger-refused");
    assertThat(refused.path("sqlState").asString()).isEqualTo("42501");
    assertThat(audited()).containsExactly("ledger.repair.refused");
  }

  @Test
  void the_status_knows_at_once() {
    var preview = repairOfAnEditedFile();
    scene.repair(preview).expect(200);
    var status =
        admin
            .get("/api/v1/status?environment=" + Scene.ENVIRONMENT)
            .expect(200)
            .json()
            .path("targets")
            .valueStream()
            .filter(target -> target.path("target").asString().equals(scene.id))
            .findFirst()
            .orElseThrow();
    assertThat(status.path("state").asString()).isEqualTo("UP_TO_DATE");
    assertThat(status.path("applied").asInt()).isEqualTo(2);
  }

  @Test
  void viewers_look_and_only_administrators_of_the_environment_change() {
    var preview = repairOfAnEditedFile();
    var viewer = holderOf("VIEWER " + Scene.ENVIRONMENT);
    viewer.get(scene.href()).expect(200);
    viewer.get(scene.href() + "/repair").expect(200);
    var others = List.of("DEPLOYER", "APPROVER");
    for (var role : others) {
      refused(holderOf(role + " " + Scene.ENVIRONMENT), preview);
    }
    refused(viewer, preview);
    holderOf("ADMIN configured").get(scene.href()).expectProblem(404, "not-found");
    var owner = holderOf("ADMIN " + Scene.ENVIRONMENT);
    owner.post(scene.href() + "/repair", preview.path("apply").path("body").toString()).expect(200);
  }

  private void refused(HttpApi caller, JsonNode preview) {
    var body = preview.path("apply").path("body").toString();
    caller.post(scene.href() + "/repair", body).expectProblem(403, "forbidden");
    caller.post(scene.href() + "/baseline", "{}").expectProblem(403, "forbidden");
    caller.post(scene.href() + "/resolve", "{}").expectProblem(403, "forbidden");
  }

  @Test
  void a_repeatable_script_without_its_placeholder_keeps_a_repair_from_being_shown() {
    managedByFlyway();
    scene.with("R__who.sql", "select '${who}';").upload();
    var refused = admin.get(scene.href() + "/repair").expectProblem(409, "ledger-refused");
    assertThat(refused.path("detail").asString()).contains("R__who.sql").contains("${who}");
    scene.configure(Map.of("placeholders", Map.of("who", "world")));
    scene.preview("");
  }

  @Test
  void what_is_missing_or_malformed_is_named() {
    admin.get("/api/v1/targets/none/ledger").expectProblem(404, "not-found");
    admin.get(scene.href()).expectProblem(409, "no-bundle");
    scene.upload();
    admin.get(scene.href() + "?bundle=x").expectProblem(400, "invalid-parameter");
    admin.get(scene.href() + "?bundle=" + "0".repeat(64)).expectProblem(422, "invalid-field");
    admin.get(scene.href() + "/repair?updateScripts=maybe").expectProblem(400, "invalid-parameter");
    faulty("baseline", Map.of("version", "latest"), "version");
    faulty("baseline", Map.of("through", "V1__items.sql"), "through");
    faulty("repair", Map.of(), "digest");
    faulty("resolve", Map.of("migration", "V1__items.sql"), "as");
    scene.post("resolve", Map.of("migration", "x", "as", "gone")).expectProblem(400, "wrong-type");
    assertThat(scene.ledger().path("exists").asBoolean()).isFalse();
  }

  private void faulty(String what, Map<String, Object> body, String field) {
    var answer = scene.post(what, body);
    answer.expectProblem(422, "invalid-field");
    assertThat(answer.fieldsAtFault()).containsExactly(field);
  }

  @Test
  void a_target_that_does_not_answer_is_said_so() {
    scene.upload();
    var nowhere =
        Map.of(
            "id",
            scene.id + "-gone",
            "project",
            scene.id,
            "environment",
            Scene.ENVIRONMENT,
            "url",
            "jdbc:postgresql://127.0.0.1:1/nothing",
            "username",
            "slipway");
    admin.post("/api/v1/targets", nowhere).expect(201);
    var ledger = "/api/v1/targets/" + scene.id + "-gone/ledger";
    admin.get(ledger).expectProblem(502, "target-unreachable");
    admin.post(ledger + "/baseline", "{}").expectProblem(502, "target-unreachable");
  }
}
