package io.slipway.control.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.Person;
import io.slipway.testing.SlipwayTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who approves, and whose approval counts.
class ApproverTests extends SlipwayTest {

  private GatedProject gated;

  @BeforeEach
  void a_project() {
    gated = GatedProject.of(admin, CONTROL);
  }

  @AfterEach
  void close() {
    gated.close();
  }

  private static Answer approve(Person person, JsonNode plan) {
    return person
        .api()
        .post(
            "/api/v1/plans/" + plan.path("id").asString() + "/approvals",
            Map.of("decision", "approve", "digest", plan.path("digest").asString()));
  }

  private String missing(JsonNode plan) {
    var blocker = GatedProject.blocker(gated.job().deploy(plan, null), "approval-missing");
    assertThat(blocker.path("since").asString()).isNotEmpty();
    return blocker.path("message").asString();
  }

  @Test
  void a_role_that_the_rule_asks_for_has_to_be_held() {
    gated
        .job()
        .policy(Map.of("approvals", List.of(Map.of("required", 1, "role", "release-manager"))));
    var plan = gated.job().plan();
    var ada = Person.with(admin, CONTROL, "ada", "APPROVER " + gated.job().id());
    approve(ada, plan).expect(201);
    assertThat(missing(plan)).contains("needs the role release-manager");
    approve(gated.grace(), plan).expect(201);
    assertThat(gated.job().deployed(plan).path("state").asString()).isEqualTo("SUCCEEDED");
  }

  @Test
  void who_is_not_let_in_any_more_has_approved_nothing() {
    gated.job().policy(Map.of("approvals", List.of(Map.of("required", 1))));
    var plan = gated.job().plan();
    approve(gated.grace(), plan).expect(201);
    admin.delete("/api/v1/people/" + gated.grace().id()).expect(204);

    assertThat(missing(plan)).contains("they are not let in any more");
    gated.nothingRan();
  }
}
