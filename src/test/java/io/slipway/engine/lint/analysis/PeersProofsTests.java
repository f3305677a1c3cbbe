package io.slipway.engine.lint.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.RuleCatalogue;
import io.slipway.engine.lint.RuleEntry;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.effect.StatementEffects;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.grammar.Forms;
import io.slipway.testing.SharedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What pgsafe proved of single statements on servers, with the schema that it proved it on.
class PeersProofsTests {

  private static final int FEWEST = 20;

  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16, 17, 18})
  void locks_and_rewrites_are_told_and_the_rule_finds_them(int major) throws IOException {
    var proofs = proofs();

    assertThat(proofs).hasSizeGreaterThan(FEWEST);
    assertThat(proofs).allSatisfy(proof -> holds(proof, major));
  }

  private static void holds(JsonNode proof, int major) {
    var schema = SchemaState.empty(new ServerVersion(major * 10_000));
    var setup = Script.of(proof.path("setup").asString());
    setup.statements().forEach(it -> schema.apply(Forms.of(setup.text(it))));
    schema.beginPlan();
    var ddl = proof.path("ddl").asString();

    var effects = StatementEffects.of(Forms.of(ddl), schema);
    var watched = new Name("public", proof.path("watch").asString());
    var table = new Name("public", proof.path("table").asString().split(",")[0].strip());

    assertThat(effects.locks()).containsValue(mode(proof.path("expect_lock").asString()));
    if (!proof.path("table").asString().contains(",") && !ddl.startsWith("REFRESH")) {
      assertThat(effects.locks()).containsKey(table);
    }
    assertThat(effects.rewritten().contains(watched))
        .as(ddl)
        .isEqualTo(proof.path("rewrite").asString().equals("Changed"));
    if (proof.path("rule").asString().startsWith("(control")) {
      assertThat(found(ddl, schema)).as(ddl).isEmpty();
    } else {
      assertThat(found(ddl, schema)).as(ddl).containsAnyElementsOf(rules(proof));
    }
  }

  private static Set<String> rules(JsonNode proof) {
    var rule = proof.path("rule").asString();
    return RuleCatalogue.entries().stream()
        .filter(
            entry ->
                entry.peers().stream()
                    .anyMatch(it -> it.peer().equals("pgsafe") && it.id().equals(rule)))
        .map(RuleEntry::id)
        .collect(Collectors.toSet());
  }

  private static Set<String> found(String ddl, SchemaState schema) {
    var script = new LintedScript("V7__proof.sql", Script.of(ddl));
    var plan =
        new LintPlan(
            List.of(new PlannedScript(script, Sending.STATEMENT_BY_STATEMENT, Standing.PENDING)),
            schema,
            Grouping.TOGETHER,
            Runner.SLIPWAY,
            Observed.NONE);
    return Linter.lint(plan, new LintSettings(SeverityPolicy.CATALOGUE, RuleExample.TODAY))
        .findings()
        .stream()
        .map(it -> it.rule().id())
        .collect(Collectors.toSet());
  }

  // As `pg_locks` has it: `AccessExclusiveLock`.
  private static LockMode mode(String serverName) {
    return LockMode.valueOf(
        serverName
            .replaceFirst("Lock$", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
            .toUpperCase(Locale.ROOT));
  }

  private static List<JsonNode> proofs() throws IOException {
    var json = JsonMapper.builder().build();
    return Files.readAllLines(SharedMaterial.lintCases().resolve("pgsafe_proofs.jsonl")).stream()
        .map(json::readTree)
        .toList();
  }
}
