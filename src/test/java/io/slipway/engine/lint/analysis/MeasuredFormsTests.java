package io.slipway.engine.lint.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.RuleClass;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.SeverityPolicy;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Script;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Of the forms that others measured, those that are heavy are found, and those that everybody
/// recommends are not.
class MeasuredFormsTests {

  private static final Logger LOG = LoggerFactory.getLogger(MeasuredFormsTests.class);

  private static final Set<RuleClass> GRAVE =
      Set.of(RuleClass.DANGEROUS, RuleClass.DESTRUCTIVE, RuleClass.WILL_FAIL);
  private static final Set<String> TABLES =
      Set.of(
          "t",
          "p",
          "child",
          "fkch",
          "part_1",
          "part_new",
          "partd_def",
          "partd_new",
          "nouq",
          "nullpk",
          "ul",
          "gen",
          "ten",
          "tcomp",
          "tdom",
          "ident",
          "mv");
  private static final double MOST_OF_IT = 0.9;
  private static final int ROWS = 20_000;

  // What catalogue and recipes tell people to write, by the names of the measurements.
  private static final Set<String> RECOMMENDED =
      Set.of(
          "add column nullable",
          "add column const default",
          "add column const default not null",
          "add column default now()",
          "set not null w/ valid check",
          "add check not valid",
          "validate check",
          "add fk not valid",
          "validate fk",
          "add unique using index",
          "create index concurrently",
          "drop index concurrently",
          "reindex index concurrently",
          "reindex table concurrently",
          "attach partition (valid check)",
          "detach partition concurrently",
          "create index on only partitioned",
          "refresh matview concurrently",
          "alter domain add check not valid",
          "alter column set statistics",
          "analyze",
          "vacuum",
          "create table",
          "create view",
          "create sequence",
          "create type enum",
          "create function",
          "comment on table",
          "add column default on domain");

  private record Score(int asked, List<String> wrong) {

    @Override
    public String toString() {
      return "%d of %d".formatted(asked - wrong.size(), asked);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 17})
  void heavy_forms_are_found_and_harmless_ones_are_not(int major) throws SQLException, IOException {
    var rows = rows(major);
    try (var scene = TestDatabase.create()) {
      var schema = set(scene);
      var heavy = score(rows.stream().filter(MeasuredFormsTests::isHeavy).toList(), schema, true);
      var safe = score(rows.stream().filter(it -> isRecommended(it)).toList(), schema, false);
      var types = score(rows.stream().filter(it -> isHarmlessType(it)).toList(), schema, false);

      LOG.info(
          """
          forms measured on PostgreSQL {}
            heavy ones found                    {}
            recommended ones not found          {}
            harmless changes of type not found  {}""",
          major,
          heavy,
          safe,
          types);
      assertThat(List.of(heavy.wrong(), safe.wrong(), types.wrong()))
          .as("heavy and not found; recommended and found; harmless changes of type and found")
          .allSatisfy(wrong -> assertThat(wrong).isEmpty());
      assertThat(heavy.asked()).isGreaterThan(50);
      assertThat(safe.asked()).isGreaterThan(20);
      assertThat(types.asked()).isGreaterThan(10);
    }
  }

  private static List<JsonNode> rows(int major) throws IOException {
    var all =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(SharedMaterial.measuredLocks(major)));
    return all.valueStream().filter(row -> !row.has("error")).toList();
  }

  private static Score score(List<JsonNode> rows, SchemaState schema, boolean shouldBeFound) {
    var wrong = new ArrayList<String>();
    for (var row : rows) {
      var grave = grave(row, schema);
      if (grave.isEmpty() == shouldBeFound) {
        wrong.add(
            row.path("name").asString() + ": " + row.path("ddl").asString() + " " + ids(grave));
      }
    }
    return new Score(rows.size(), wrong);
  }

  private static String ids(List<Finding> findings) {
    return findings.stream().map(it -> it.rule().id()).collect(Collectors.joining(", "));
  }

  private static List<Finding> grave(JsonNode row, SchemaState schema) {
    var script = new LintedScript("V7__measured.sql", Script.of(ddl(row)));
    var sending =
        row.path("tx").asBoolean() ? Sending.ONE_TRANSACTION : Sending.STATEMENT_BY_STATEMENT;
    var plan =
        new LintPlan(
            List.of(new PlannedScript(script, sending, Standing.PENDING)),
            schema,
            Grouping.TOGETHER,
            Runner.SLIPWAY,
            Observed.NONE,
            List.of());
    var settings = new LintSettings(SeverityPolicy.CATALOGUE, RuleExample.TODAY);
    return Linter.lint(plan, settings).findings().stream()
        .filter(finding -> isGrave(finding))
        .toList();
  }

  // The scene has a partition of its own for what was proved before it was measured.
  private static String ddl(JsonNode row) {
    var ddl = row.path("ddl").asString();
    return row.path("name").asString().equals("attach partition (valid check)")
        ? ddl.replace("part_new", "part_proved")
        : ddl;
  }

  private static boolean isGrave(Finding finding) {
    return finding.severity() == Severity.ERROR || GRAVE.contains(finding.rule().ruleClass());
  }

  private static boolean isRecommended(JsonNode row) {
    return RECOMMENDED.contains(row.path("name").asString());
  }

  private static boolean isHarmlessType(JsonNode row) {
    return row.path("name").asString().startsWith("type ")
        && row.path("rewritten").isEmpty()
        && row.path("scanned").isEmpty();
  }

  // What is read under a weaker lock keeps nobody from anything; a sequence's new file is no table.
  private static boolean isHeavy(JsonNode row) {
    if (isRecommended(row)) {
      return false;
    }
    var rewritten = row.path("rewritten").valueStream().map(JsonNode::asString);
    var scanned =
        row.path("scanned")
            .propertyStream()
            .filter(it -> it.getValue().asInt() >= MOST_OF_IT * ROWS)
            .map(it -> it.getKey())
            .filter(table -> isBlocking(row.path("locks").path(table).asString("AS")));
    return rewritten.anyMatch(TABLES::contains) || scanned.anyMatch(TABLES::contains);
  }

  private static boolean isBlocking(String mode) {
    return LockMode.SHARE.compareTo(
            SharedMaterial.LOCK_MODES.getOrDefault(mode, LockMode.ACCESS_SHARE))
        <= 0;
  }

  private static SchemaState set(TestDatabase scene) throws SQLException, IOException {
    var resource = "/io/slipway/engine/lint/effect/scene.sql";
    try (var connection = scene.connect();
        var statement = connection.createStatement();
        var in = MeasuredFormsTests.class.getResourceAsStream(resource)) {
      statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      statement.execute("SET search_path = s; SET TimeZone = 'UTC'");
      return SchemaState.read(connection);
    }
  }
}
