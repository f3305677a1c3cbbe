package io.slipway.engine.lint.report;

import io.slipway.engine.lint.Effort;
import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.Footprint;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.RuleCatalogue;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.StatementVerdict;
import io.slipway.engine.lint.StatementVerdict.Change;
import io.slipway.engine.lint.StatementVerdict.Safety;
import io.slipway.engine.lint.SuppressedFinding;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reports to write down in each format, and the files that say how they should look.
final class Reports {

  static final String ORDERS = "db/V2__add_orders.sql";
  static final String ORDERS_SQL =
      """
      -- Bestellungen
      CREATE TABLE app.customers (id bigint PRIMARY KEY);
      CREATE INDEX orders_placed_idx
          ON app.orders (placed_at);
      ALTER TABLE app.orders ALTER COLUMN note SET NOT NULL; -- slipway:allow SW201 reason="gone"
      ALTER TABLE app.orders DROP COLUMN code;
      """;

  /// A path and a script that would do harm where they are not escaped.
  static final String HOSTILE = "db/V3__<b>|`x` [y](http:z) @all #1 ø😀.sql";

  static final String HOSTILE_SQL =
      "\uFEFF-- 😀\r\nSELECT '😀', \"<img src=x onerror=alert(1)>\";\r\n\r\n"
          + "DELETE FROM \"```]]>\" WHERE '😀' = ''; -- ]]>\r\n";

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "io", "slipway", "engine", "lint", "report");

  static final String ANEW =
      "write it anew with ./mvnw test -Dtest='*ReportTests' -Dslipway.docs.write=true, and read it";

  private Reports() {}

  static LintReport clean() {
    var script = new LintedScript("V1__init.sql", Script.of("SELECT 1;"));
    return new LintReport(
        List.of(script),
        List.of(),
        List.of(),
        List.of(
            new StatementVerdict(
                statement(script, 1), Change.ADDITIVE, Safety.SAFE, Footprint.NONE)),
        List.of());
  }

  static LintReport usual() {
    var orders = new LintedScript(ORDERS, Script.of(ORDERS_SQL));
    return new LintReport(
        List.of(orders, new LintedScript("db/V4__Noch_eine.sql", Script.of("SELECT 1;"))),
        List.of(
            finding("SW912", Place.of("db/V4__Noch_eine.sql"), "The name Noch_eine is not usual."),
            finding(
                "SW203", statement(orders, 3), "app.orders is read whole to see no NULL in note."),
            unused(orders),
            index(orders)),
        List.of(
            new SuppressedFinding(
                finding("SW602", statement(orders, 4), "The column code of app.orders is dropped."),
                "nobody reads it since 2.3",
                Optional.of(LocalDate.of(2027, 1, 31)))),
        List.of(
            new StatementVerdict(
                statement(orders, 1), Change.ADDITIVE, Safety.SAFE, Footprint.NONE),
            new StatementVerdict(
                statement(orders, 2), Change.ADDITIVE, Safety.DANGEROUS, Footprint.NONE),
            new StatementVerdict(
                statement(orders, 3), Change.TRANSFORMATIVE, Safety.MULTI_PHASE, Footprint.NONE),
            new StatementVerdict(
                statement(orders, 4), Change.DESTRUCTIVE, Safety.DANGEROUS, Footprint.NONE)),
        List.of());
  }

  private static Finding index(LintedScript orders) {
    return finding(
            "SW101", statement(orders, 2), "orders_placed_idx is built while app.orders is locked.")
        .withObjects(List.of(new Name("app", "orders"), new Name("app", "orders_placed_idx")))
        .withEffort(
            new Effort(
                Optional.of(LockMode.SHARE),
                Optional.of(new Name("app", "orders")),
                Optional.of("Whoever writes the table waits."),
                Optional.of(Duration.ofSeconds(35))))
        .withFollowUps(
            List.of(
                new FollowUp(
                    "db/V2.1__index_orders.sql",
                    "CREATE INDEX CONCURRENTLY orders_placed_idx ON app.orders (placed_at);\n")));
  }

  private static Finding unused(LintedScript orders) {
    var comment = orders.script().comments().getLast();
    var place = Place.of(ORDERS, orders.script().lines(), 3, comment.range());
    return finding("SW003", place, "This suppression of SW201 (fk-validated) is not needed.");
  }

  /// One script whose path, words and suppressions try to get out of where they are written.
  static LintReport hostile() {
    var script = new LintedScript(HOSTILE, Script.of(HOSTILE_SQL));
    var evil =
        "</failure>]]>&lt; \"q\" 'p' <script>alert(1)</script>\u0000\u001B[31m\u202E\uD800\uFFFE\r\n"
            + "# heading\n- [x](javascript:y) ![i](http://e) {0} | a | `c` **b** _i_ ~~s~~ $m$\n"
            + "www.example.com https://example.com me@example.com @all #1";
    return new LintReport(
        List.of(script),
        List.of(
            finding("SW607", statement(script, 2), evil)
                .withAdvice(evil)
                .withObjects(List.of(new Name("```", "<b>"))),
            finding("SW911", statement(script, 1), evil).withSeverity(Severity.WARNING)),
        List.of(
            new SuppressedFinding(
                finding("SW601", statement(script, 2), evil), evil, Optional.empty())),
        List.of(
            new StatementVerdict(
                statement(script, 1), Change.ADDITIVE, Safety.SAFE, Footprint.NONE)),
        List.of());
  }

  /// Many findings with long texts.
  static LintReport large(int findings) {
    var script = new LintedScript("V1__a.sql", Script.of("SELECT 1;\n".repeat(findings)));
    var all = new ArrayList<Finding>();
    var lines = script.script().lines();
    for (var statement : script.script().statements()) {
      all.add(finding("SW101", Place.of("V1__a.sql", lines, statement), "x ".repeat(100)));
    }
    return new LintReport(List.of(script), all, List.of(), List.of(), List.of());
  }

  static Finding finding(String id, Place place, String message) {
    return Finding.of(RuleCatalogue.require(id), place, message);
  }

  static Place statement(LintedScript script, int number) {
    return Place.of(
        script.path(), script.script().lines(), script.script().statements().get(number - 1));
  }

  /// What the file says; with `-Dslipway.docs.write=true` it is written first.
  static String golden(String name, String actual) throws IOException {
    var file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("slipway.docs.write")) {
      Files.writeString(file, actual);
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
