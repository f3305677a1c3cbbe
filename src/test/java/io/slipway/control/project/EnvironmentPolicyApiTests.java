package io.slipway.control.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An environment's policy by API.
class EnvironmentPolicyApiTests extends SlipwayTest {

  private static final String ENVIRONMENTS = "/api/v1/environments";

  private static final String WISH =
      """
      {"name": "x", "order": 735, "policy": {
        "approvals": [
          {"name": "small", "when": {"rewrite": false, "targets": {"at-most": 3}},
           "required": 0},
          {"when": {"change": {"at-least": "transformative"}}, "required": 2,
           "role": "release-manager"}],
        "drift": "none",
        "promotion": {},
        "windows": [{"days": ["sun", "sat"], "from": "22:00", "to": "05:00"}],
        "break-glass": {"past": ["window", "approval"]}}}""";

  @Test
  void aPolicyIsShownAsItWasAskedForUntilItIsLeftOut() {
    create("e-policy", 735);
    var path = ENVIRONMENTS + "/e-policy";
    assertThat(admin.get(path).json().path("policy").toString())
        .isEqualTo("{\"approval-expiry\":\"7d\"}");

    admin.put(path, WISH).expect(200);
    assertThat(admin.get(path).json().path("policy").toString())
        .isEqualTo(
            "{\"approvals\":[{\"name\":\"small\",\"when\":{\"rewrite\":\"false\","
                + "\"targets\":{\"at-most\":\"3\"}},\"required\":0,\"role\":\"approver\"},"
                + "{\"when\":{\"change\":{\"at-least\":\"transformative\"}},\"required\":2,"
                + "\"role\":\"release-manager\"}],\"approval-expiry\":\"7d\",\"drift\":\"none\","
                + "\"promotion\":{\"bake\":\"0s\"},\"windows\":[{\"days\":[\"sat\",\"sun\"],"
                + "\"from\":\"22:00\",\"to\":\"05:00\",\"zone\":\"UTC\"}],"
                + "\"break-glass\":{\"role\":\"release-manager\",\"past\":[\"approval\",\"window\"]}}");

    admin.put(path, Map.of("name", "x", "order", 735)).expect(200);
    assertThat(admin.get(path).json().path("policy").toString())
        .isEqualTo("{\"approval-expiry\":\"7d\"}");
  }

  @Test
  void aPolicyIsHeldToTheFilesRules() {
    create("e-policed", 736);
    var mistakes =
        Map.of(
            "policy.rollback", Map.of("rollback", "fine"),
            "policy.approvals[0].when.table-size",
                Map.of(
                    "approvals",
                    List.of(Map.of("when", Map.of("table-size", "1GB"), "required", 0))),
            "policy.promotion.bake", Map.of("promotion", Map.of("bake", "-1h")),
            "policy.windows[0].zone", Map.of("windows", List.of(Map.of("zone", "Berlin"))),
            "policy.freezes[0].to",
                Map.of(
                    "freezes",
                    List.of(
                        Map.of(
                            "from", "2026-01-01T00:00",
                            "to", "2025-01-01T00:00",
                            "reason", "x",
                            "by", "x"))),
            "policy.break-glass.past[0]", Map.of("break-glass", Map.of("past", List.of("fence"))),
            "policy.approval", Map.of("approval", 1));
    mistakes.forEach(
        (field, policy) -> {
          var answer =
              admin.put(
                  ENVIRONMENTS + "/e-policed", Map.of("name", "x", "order", 736, "policy", policy));
          answer.expectProblem(422, "invalid-field");
          assertThat(answer.fieldsAtFault()).containsExactly(field);
        });
  }

  @Test
  void changingAPolicyIsAnAuditEntryThatSaysWhatItIs() {
    create("e-audited", 737);
    var policy = Map.of("backup", "required");
    admin
        .put(ENVIRONMENTS + "/e-audited", Map.of("name", "x", "order", 737, "policy", policy))
        .expect(200);

    var entry =
        admin
            .get("/api/v1/audit?object=environment:e-audited&action=environment.change")
            .expect(200)
            .json()
            .path("items")
            .get(0);
    assertThat(entry.toString()).contains("\"backup\":\"required\"");
  }

  @Test
  void bundlesArePromotedFromEnvironmentsThatAreThereAndComeBefore() {
    create("e-before", 738);
    create("e-behind", 739);
    for (var from : List.of("e-nowhere", "e-behind", "e-before")) {
      var answer = admin.put(ENVIRONMENTS + "/e-before", promoting(738, from));
      answer.expectProblem(422, "invalid-field");
      assertThat(answer.fieldsAtFault()).containsExactly("policy.promotion.from");
    }
    admin.put(ENVIRONMENTS + "/e-behind", promoting(739, "e-before")).expect(200);

    admin.delete(ENVIRONMENTS + "/e-before").expectProblem(409, "object-in-use");
    admin.delete(ENVIRONMENTS + "/e-behind").expect(204);
    admin.delete(ENVIRONMENTS + "/e-before").expect(204);
  }

  private static Map<String, Object> promoting(int order, String from) {
    return Map.of("name", "x", "order", order, "policy", Map.of("promotion", Map.of("from", from)));
  }

  private void create(String id, int order) {
    admin.post(ENVIRONMENTS, Map.of("id", id, "name", id, "order", order)).expect(201);
  }
}
