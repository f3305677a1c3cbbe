package io.slipway.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.DeployedProject;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Policies and their simulator by API.
class PolicyApiTests extends SlipwayTest {

  private static final String ENVIRONMENTS = "/api/v1/environments/";
  private static final Path GOLDEN = Path.of("src/test/resources/io/slipway/control/gate");

  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String POLICY =
      """
      {"approvals": [
         {"name": "safe and small",
          "when": {"change": "additive", "safety": "safe", "table-size": {"at-most": "1GB"}},
          "required": 0},
         {"name": "destructive", "when": {"change": "destructive"}, "required": 2,
          "role": "release-manager"},
         {"required": 1}],
       "approval-expiry": "3d",
       "rollback": "proven-lossy",
       "drift": "none",
       "promotion": {"bake": "24h"},
       "windows": [{"days": ["mon", "tue", "wed", "thu"], "from": "22:00", "to": "05:00",
                    "zone": "Europe/Berlin"}],
       "freezes": [{"from": "2026-12-18T18:00", "to": "2027-01-04T06:00", "zone": "Europe/Berlin",
                    "reason": "Year-end close", "by": "Release board"}],
       "confirmations": [{"id": "support-told", "text": "Support has been told of the downtime"}],
       "break-glass": {"past": ["approval", "window", "freeze"]}}""";

  private void create(String id, int order, String policy) {
    var wish = "{\"id\": \"%s\", \"name\": \"x\", \"order\": %d, \"policy\": %s}";
    admin.post("/api/v1/environments", wish.formatted(id, order, policy)).expect(201);
  }

  private static String golden(String name, String actual) throws IOException {
    var file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("slipway.docs.write")) {
      Files.writeString(file, actual + "\n");
    }
    return Files.readString(file).strip();
  }

  @Test
  void aPolicyIsShownWithItsVersionAndInSentences() throws IOException {
    create("p-shown", 741, POLICY);

    var shown = admin.get(ENVIRONMENTS + "p-shown/policy").expect(200).json();

    assertThat(shown.path("version").asString()).matches("[0-9a-f]{64}");
    var text = PRETTY.writeValueAsString(shown);
    assertThat(text).isEqualTo(golden("policy.json", text));
  }

  @Test
  void anEnvironmentWithoutOneAsksForNothing() {
    create("p-none", 742, "{}");

    var shown = admin.get(ENVIRONMENTS + "p-none/policy").expect(200).json();

    assertThat(shown.path("version").asString()).isEqualTo("none");
    assertThat(shown.path("meaning").toString())
        .isEqualTo(
            "[\"Nobody has to approve plans.\",\"Plans run at any time of the week.\","
                + "\"Nobody may run a plan past any of this.\"]");
  }

  @Test
  void theSimulatorSaysWhichRuleCountsAndWhy() throws IOException {
    create("p-simulated", 743, POLICY);
    var facts =
        """
        {"facts": {"change": "destructive", "safety": "multi-phase", "table-size": "3GB",
                   "rollback": "unproven", "drift": "none", "targets": 1},
         "at": "2026-12-18T10:00:00Z"}""";

    var answer =
        admin.post(ENVIRONMENTS + "p-simulated/policy/simulation", facts).expect(200).json();

    var text = PRETTY.writeValueAsString(answer);
    assertThat(text).isEqualTo(golden("simulation.json", text));
  }

  @Test
  void aDraftIsTriedAndNothingIsChanged() {
    create("p-draft", 744, POLICY);
    var before = admin.get(ENVIRONMENTS + "p-draft").expect(200).body();
    var entries = admin.get("/api/v1/audit?object=environment:p-draft").expect(200).body();

    var answer =
        admin
            .post(
                ENVIRONMENTS + "p-draft/policy/simulation",
                """
                {"facts": {"lock": "share"},
                 "policy": {"approvals": [{"when": {"lock": {"at-least": "share"}}, "required": 4}]}}""")
            .expect(200)
            .json();

    assertThat(answer.path("approvals").path("required").asInt()).isEqualTo(4);
    assertThat(answer.path("calendar").path("open").asBoolean()).isTrue();
    assertThat(admin.get(ENVIRONMENTS + "p-draft").expect(200).body()).isEqualTo(before);
    assertThat(admin.get("/api/v1/audit?object=environment:p-draft").expect(200).body())
        .isEqualTo(entries);
  }

  @Test
  void mistakesAreNamedByTheirFields() {
    create("p-mistakes", 745, "{}");
    var path = ENVIRONMENTS + "p-mistakes/policy/simulation";
    var mistakes =
        Map.of(
            "{}",
            "plan",
            "{\"facts\": {}, \"plan\": \"" + UUID.randomUUID() + "\"}",
            "plan",
            "{\"facts\": {\"change\": \"gone\"}}",
            "facts.change",
            "{\"facts\": {\"table-size\": 7}}",
            "facts.table-size",
            "{\"facts\": {\"chnge\": \"additive\"}}",
            "facts.chnge",
            "{\"facts\": {}, \"policy\": {\"rollback\": \"fine\"}}",
            "policy.rollback",
            "{\"facts\": {}, \"policy\": {\"windows\": [{\"zone\": \"x\"}]}}",
            "policy.windows[0].zone");
    mistakes.forEach(
        (body, field) -> {
          var answer = admin.post(path, body);
          answer.expectProblem(422, "invalid-field");
          assertThat(answer.fieldsAtFault()).containsExactly(field);
        });
    admin.post(path, "{\"facts\": {}, \"at\": \"soon\"}").expectProblem(400, "wrong-type");
    admin.post(path, "{\"facts\": {}, \"when\": 1}").expectProblem(400, "unknown-field");
    admin.post(path, "{\"plan\": \"" + UUID.randomUUID() + "\"}").expectProblem(404, "not-found");
  }

  @Test
  void whoMayNotSeeAPlanLearnsNothingOfIt() throws SQLException {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      job.upload(Map.of("V1__a.sql", "CREATE TABLE a (id int);"));
      var plan = Map.of("plan", job.plan().path("id").asString());
      create("p-mine", 746, POLICY);
      var stranger = holderOf("VIEWER p-mine");
      var both = holderOf("VIEWER p-mine", "VIEWER " + job.id());

      stranger
          .post(ENVIRONMENTS + "p-mine/policy/simulation", plan)
          .expectProblem(404, "not-found");
      stranger
          .post(ENVIRONMENTS + job.id() + "/policy/simulation", plan)
          .expectProblem(404, "not-found");
      stranger.get(ENVIRONMENTS + job.id() + "/policy").expectProblem(404, "not-found");
      both.post(ENVIRONMENTS + "p-mine/policy/simulation", plan).expect(200);
    }
  }

  @Test
  void anotherPolicyMakesAnotherDigestAndAFreezeDoesNot() throws SQLException {
    try (var database = TestDatabase.create()) {
      var job = DeployedProject.flyway(admin);
      job.target(database);
      job.upload(Map.of("V1__a.sql", "CREATE TABLE a (id int);"));
      var path = ENVIRONMENTS + job.id();
      var order = admin.get(path).json().path("order").asInt();
      var first = job.plan();

      admin.put(path, wish(order, Map.of("drift", "none"))).expect(200);
      var strict = job.plan();
      var freeze = Map.of("from", "2030-01-01T00:00", "reason", "x", "by", "x");
      admin.put(path, wish(order, Map.of("drift", "none", "freezes", List.of(freeze)))).expect(200);
      var frozen = job.plan();

      assertThat(first.path("policyVersion").asString()).isEqualTo("none");
      assertThat(strict.path("policyVersion").asString())
          .isEqualTo(admin.get(path + "/policy").json().path("version").asString());
      assertThat(strict.path("digest")).isNotEqualTo(first.path("digest"));
      assertThat(frozen.path("digest")).isEqualTo(strict.path("digest"));
    }
  }

  private static Map<String, Object> wish(int order, Map<String, Object> policy) {
    return Map.of("name", "x", "order", order, "policy", policy);
  }
}
