package io.slipway.control.gate.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.gate.judgement.PolicyJudgement.Approvals;
import io.slipway.control.gate.judgement.PolicyJudgement.Outcome;
import io.slipway.control.gate.judgement.PolicyJudgement.TriedRule;
import io.slipway.control.project.PolicyDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Policies and plans as data, with what has to come of them.
class PolicyCasesTests {

  private static final Path CASES =
      Path.of("src/test/resources/io/slipway/control/gate/judgement/policy-cases.yml");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// A plan under a policy.
  record Case(String name, JsonNode policy, JsonNode plan) {

    @Override
    public String toString() {
      return "%s: %s".formatted(name, plan.path("facts"));
    }

    PolicyJudgement judgement() {
      return PolicyJudgement.of(
          PolicyDocuments.policy(values(policy)),
          new PlanFacts(PolicyDocuments.facts(values(plan.path("facts")))));
    }
  }

  static Stream<Case> cases() throws IOException {
    // With a constructor of its own, so that the anchors of the cases are followed.
    var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    var cases = JSON.<JsonNode>valueToTree(yaml.load(Files.readString(CASES)));
    return cases
        .valueStream()
        .flatMap(
            one ->
                one.path("plans")
                    .valueStream()
                    .map(plan -> new Case(one.path("case").asString(), one.path("policy"), plan)));
  }

  private static Map<String, Object> values(JsonNode node) {
    var values = new LinkedHashMap<String, Object>();
    node.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRuleThatCountsSaysWhoHasToApprove(Case one) {
    var expected = one.plan();

    switch (one.judgement().approvals()) {
      case Approvals.NoRule _ -> {
        assertThat(expected.path("rule").asString()).isEqualTo("none");
        assertThat(expected.path("required").asInt()).isZero();
      }
      case Approvals.NoneRequired(var number, _) -> {
        assertThat(number).isEqualTo(expected.path("rule").asInt());
        assertThat(expected.path("required").asInt()).isZero();
      }
      case Approvals.Required(var number, _, var required, var role) -> {
        assertThat(number).isEqualTo(expected.path("rule").asInt());
        assertThat(required).isEqualTo(expected.path("required").asInt());
        assertThat(role.word()).isEqualTo(expected.path("role").asString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void requirementsThatAreNotMetAreNamed(Case one) {
    assertThat(one.judgement().unmet().stream().map(UnmetRequirement::code))
        .isEqualTo(one.plan().path("unmet").valueStream().map(JsonNode::asString).toList());
    assertThat(one.judgement().unmet())
        .allSatisfy(
            unmet -> {
              assertThat(unmet.message()).startsWith("The policy wants ");
              assertThat(unmet.fix()).endsWith(".");
            });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatComesOfEachRuleIsToldInOrder(Case one) {
    var judgement = one.judgement();
    var outcomes = judgement.rules().stream().map(TriedRule::outcome).toList();

    var counts = outcomes.indexOf(Outcome.MET);
    for (var i = 0; i < outcomes.size(); i++) {
      var expected =
          counts >= 0 && i > counts
              ? Outcome.NOT_REACHED
              : i == counts ? Outcome.MET : Outcome.NOT_MET;
      assertThat(outcomes.get(i)).isEqualTo(expected);
    }
    for (var rule : judgement.rules()) {
      switch (rule.outcome()) {
        case MET -> assertThat(rule.conditions()).allMatch(PolicyJudgement.TriedCondition::met);
        case NOT_MET -> assertThat(rule.conditions()).anyMatch(condition -> !condition.met());
        case NOT_REACHED -> assertThat(rule.number()).isGreaterThan(counts + 1);
      }
    }
    assertThat(List.copyOf(judgement.rules()).stream().map(TriedRule::number))
        .isEqualTo(Stream.iterate(1, it -> it + 1).limit(outcomes.size()).toList());
  }
}
