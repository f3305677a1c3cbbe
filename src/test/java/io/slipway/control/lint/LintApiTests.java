package io.slipway.control.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.MigrationArchive;
import io.slipway.testing.SlipwayTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What somebody gets who sends scripts and names no target.
class LintApiTests extends SlipwayTest {

  private static final String SQL = "application/sql";
  private static final String ZIP = "application/zip";
  private static final String INDEX = "CREATE INDEX orders_placed_idx ON orders (placed_at);\n";
  private static final String TABLE =
      "CREATE TABLE orders (id bigint PRIMARY KEY, placed_at timestamptz NOT NULL);\n";

  private Answer lint(String query, byte[] body, String type, String accept) {
    return admin.send(
        "POST",
        "/api/v1/lint" + query,
        null,
        request ->
            request
                .POST(BodyPublishers.ofByteArray(body))
                .setHeader("Content-Type", type)
                .setHeader("Accept", accept));
  }

  private JsonNode file(String query, String sql) {
    return lint(query, sql.getBytes(StandardCharsets.UTF_8), SQL, "application/json")
        .expect(200)
        .json();
  }

  private JsonNode bundle(String query, Map<String, String> files) {
    return lint(
            query, MigrationArchive.zip(MigrationArchive.filesOf(files)), ZIP, "application/json")
        .expect(200)
        .json();
  }

  private static List<String> rules(JsonNode report) {
    return report
        .path("findings")
        .valueStream()
        .map(it -> it.path("place").path("file").asString() + " " + it.path("rule").asString())
        .toList();
  }

  @Nested
  class ASingleFile {

    @Test
    void is_looked_at_with_nothing_else_known() {
      var report = file("?file=V7__index_orders.sql", INDEX);

      assertThat(rules(report)).containsExactly("V7__index_orders.sql SW101");
      var finding = report.path("findings").get(0);
      assertThat(finding.path("severity").asString()).isEqualTo("ERROR");
      assertThat(finding.path("message").asString())
          .contains("everybody who writes to orders waits, and readers go on");
      assertThat(finding.path("effort").path("lock").asString()).isEqualTo("SHARE");
      assertThat(finding.path("place").path("startByte").asInt()).isZero();
      assertThat(finding.path("place").path("endByte").asInt()).isEqualTo(INDEX.length() - 2);
      assertThat(finding.path("files").get(2).path("path").asString())
          .isEqualTo("V7.2__create_orders_placed_idx.sql");
      var verdict = report.path("verdicts").get(0);
      assertThat(verdict.path("change").asString()).isEqualTo("ADDITIVE");
      assertThat(verdict.path("safety").asString()).isEqualTo("DANGEROUS");
    }

    @Test
    void gets_files_that_can_all_be_added() {
      var again = INDEX.replace("placed_idx", "again_idx");
      var report = file("?file=V7__index_orders.sql", INDEX + again);

      assertThat(
              report
                  .path("findings")
                  .valueStream()
                  .flatMap(it -> it.path("files").valueStream())
                  .map(it -> it.path("path").asString()))
          .containsExactly(
              "V7.1__drop_leftover_orders_placed_idx.sql",
              "V7.1__drop_leftover_orders_placed_idx.sql.conf",
              "V7.2__create_orders_placed_idx.sql",
              "V7.2__create_orders_placed_idx.sql.conf",
              "V7.3__drop_leftover_orders_again_idx.sql",
              "V7.3__drop_leftover_orders_again_idx.sql.conf",
              "V7.4__create_orders_again_idx.sql",
              "V7.4__create_orders_again_idx.sql.conf");
    }

    @Test
    void that_cannot_be_read_is_a_finding_and_no_error() {
      assertThat(rules(file("", "SELECT 'open"))).containsExactly("migration.sql SW001");
      assertThat(rules(file("", "ALTER TABEL t ADD x int;")))
          .containsExactly("migration.sql SW001");
      assertThat(rules(file("", ""))).isEmpty();
    }

    @Test
    void that_goes_deeper_than_anybody_writes_is_answered_soon() {
      var deep = "SELECT " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + ";";
      var chain = "ALTER TABLE t ADD CHECK (a > 0" + " AND a > 1".repeat(20_000) + ");";

      assertThat(rules(file("", deep))).containsExactly("migration.sql SW001");
      assertThat(rules(file("", chain))).containsExactly("migration.sql SW202");
    }

    @Test
    void may_be_one_that_somebody_else_runs() {
      var bounded = file("?runner=slipway", "ALTER TABLE orders ADD COLUMN note text;");
      var unbounded = file("?runner=other", "ALTER TABLE orders ADD COLUMN note text;");

      assertThat(rules(bounded)).isEmpty();
      assertThat(rules(unbounded)).containsExactly("migration.sql SW401");
    }
  }

  @Nested
  class ABundle {

    @Test
    void is_followed_from_an_empty_database_on() {
      var files =
          Map.of(
              "V1__create_orders.sql",
              TABLE + INDEX,
              "V2__index_more.sql",
              INDEX.replace("placed_idx", "again_idx"));

      assertThat(rules(bundle("", files))).containsExactly("V2__index_more.sql SW101");
      assertThat(rules(bundle("?from=2", files))).containsExactly("V2__index_more.sql SW101");
      assertThat(rules(bundle("?from=1", files))).as("one release").isEmpty();
    }

    @Test
    void that_uses_what_it_does_not_make_begins_where_nothing_is_known() {
      var job = DeployedProject.flyway(admin);
      var path = "/api/v1/environments/" + job.id();
      var order = admin.get(path).expect(200).json().path("order").asInt();
      admin
          .put(path, Map.of("name", "x", "order", order, "lint", Map.of("SW004", "off")))
          .expect(200);
      var files = Map.of("V5__index_orders.sql", INDEX, "V6__index_more.sql", INDEX);

      assertThat(rules(bundle("", files))).contains("V5__index_orders.sql SW101");
      assertThat(rules(bundle("?environment=" + job.id(), files)))
          .as("whatever the policy thinks of missing tables")
          .contains("V5__index_orders.sql SW101");
    }

    @Test
    void in_prisma_layout_is_known_by_its_files() {
      var files = new LinkedHashMap<String, String>();
      files.put("20260101000000_create_orders/migration.sql", TABLE);
      files.put("20260102000000_index_orders/migration.sql", INDEX);
      files.put("migration_lock.toml", "provider = \"postgresql\"");

      assertThat(rules(bundle("", files)))
          .containsExactly("20260102000000_index_orders/migration.sql SW101");
    }

    @Test
    void has_stand_ins_for_placeholders_and_the_places_of_its_files() {
      var first = "CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.orders (placed_at date);";
      var sql = "\uFEFF-- ${who} ä\nCREATE INDEX i ON ${schema}.orders (placed_at);\n";
      var report = bundle("", Map.of("V1__create_orders.sql", first, "V2__index_orders.sql", sql));

      var place = report.path("findings").get(0).path("place");
      var bytes = sql.getBytes(StandardCharsets.UTF_8);
      var start = place.path("startByte").asInt();
      assertThat(
              new String(
                  bytes, start, place.path("endByte").asInt() - start, StandardCharsets.UTF_8))
          .isEqualTo("CREATE INDEX i ON ${schema}.orders (placed_at)");
      assertThat(place.path("line").asInt()).isEqualTo(2);
      assertThat(place.path("column").asInt()).isEqualTo(1);
    }

    @Test
    void that_is_none_is_refused() {
      lint("", new byte[100], ZIP, "application/json").expectProblem(422, "invalid-bundle");
      lint(
              "?from=9",
              MigrationArchive.zip(
                  MigrationArchive.filesOf(Map.of("V1__create_orders.sql", TABLE))),
              ZIP,
              "application/json")
          .expectProblem(400, "invalid-parameter");
    }
  }

  @Nested
  class TheAnswer {

    @Test
    void comes_in_the_format_that_is_asked_for() {
      var sql = INDEX.getBytes(StandardCharsets.UTF_8);

      var sarif = lint("", sql, SQL, "application/sarif+json").expect(200);
      assertThat(sarif.header("Content-Type").orElseThrow()).startsWith("application/sarif+json");
      assertThat(sarif.json().path("runs").get(0).path("results").get(0).path("ruleId").asString())
          .isEqualTo("SW101");
      assertThat(lint("", sql, SQL, "application/xml").expect(200).body()).contains("<testsuites");
      assertThat(lint("", sql, SQL, "text/markdown").expect(200).body()).contains("SW101");
      lint("", sql, SQL, "image/png").expectProblem(406, "not-acceptable");
    }

    @Test
    void is_as_grave_as_the_environment_has_it() {
      var job = DeployedProject.flyway(admin);
      var path = "/api/v1/environments/" + job.id();
      var order = admin.get(path).expect(200).json().path("order").asInt();
      admin
          .put(path, Map.of("name", "x", "order", order, "lint", Map.of("SW101", "note")))
          .expect(200);

      var report = file("?environment=" + job.id(), INDEX);

      assertThat(report.path("counts").path("notes").asInt()).isEqualTo(1);
      assertThat(report.path("counts").path("errors").asInt()).isZero();
      assertThat(admin.get(path).json().path("lint").toString()).isEqualTo("{\"SW101\":\"note\"}");
    }

    @Test
    void does_not_depend_on_what_is_not_there() {
      var sql = INDEX.getBytes(StandardCharsets.UTF_8);

      lint("?environment=nowhere", sql, SQL, "application/json").expectProblem(404, "not-found");
      lint("?postgres=9", sql, SQL, "application/json").expectProblem(400, "invalid-parameter");
      lint("?runner=me", sql, SQL, "application/json").expectProblem(400, "invalid-parameter");
      lint("", sql, "text/html", "application/json").expectProblem(415, "unsupported-media-type");
    }
  }

  @Test
  void a_project_says_how_its_migrations_are_called() {
    var job = DeployedProject.flyway(admin);
    var path = "/api/v1/projects/" + job.id();
    admin
        .put(path, Map.of("name", "x", "lint", Map.of("names", "(JIRA_\\d+)(_[a-z]+)*")))
        .expect(200);
    var environment = "/api/v1/environments/" + job.id();
    var order = admin.get(environment).expect(200).json().path("order").asInt();
    admin
        .put(environment, Map.of("name", "x", "order", order, "lint", Map.of("naming", "warning")))
        .expect(200);

    var files = Map.of("V1__JIRA_12_orders.sql", TABLE, "V2__create_more.sql", "SELECT 1;");
    var report = bundle("?project=%s&environment=%s".formatted(job.id(), job.id()), files);

    assertThat(rules(report)).containsExactly("V2__create_more.sql SW912");
    assertThat(admin.get(path).json().path("lint").path("names").asString()).startsWith("(JIRA_");
    assertThat(
            admin
                .put(path, Map.of("name", "x", "lint", Map.of("names", "(")))
                .expect(422)
                .fieldsAtFault())
        .containsExactly("lint.names");
    assertThat(
            admin
                .put(
                    environment,
                    Map.of("name", "x", "order", order, "lint", Map.of("SW9999", "off")))
                .expect(422)
                .fieldsAtFault())
        .containsExactly("lint");
  }
}
