package io.slipway.engine.lint.rule.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.RuleCatalogue;
import io.slipway.engine.lint.RuleEntry;
import io.slipway.engine.lint.rule.Linting;
import io.slipway.engine.lint.rule.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignRulesTests {

  /// Names of migrations are told by `MigrationNames`, and for names of objects there is no pattern
  /// that a project could set.
  private static final String WITHOUT_A_RULE_HERE = "SW912";

  private static final Linting NOTHING = Linting.withoutTarget();

  @Test
  void there_is_one_for_each_entry_but_that_of_names() {
    assertThat(DesignRules.all())
        .extracting(Rule::id)
        .containsExactlyElementsOf(
            RuleCatalogue.entries().stream()
                .map(RuleEntry::id)
                .filter(id -> id.startsWith("SW9") && !id.equals(WITHOUT_A_RULE_HERE))
                .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SW901 | CREATE TABLE t (id int PRIMARY KEY)",
        "SW901 | CREATE TABLE t (a bigint, b smallint, PRIMARY KEY (a, b))",
        "SW901 | CREATE TABLE t (n int GENERATED ALWAYS AS IDENTITY)",
        "SW901 | ALTER TABLE t ADD COLUMN n serial",
        "SW902 | ALTER TABLE t ADD COLUMN n serial8",
        "SW903 | ALTER TABLE t ALTER COLUMN c TYPE timestamp",
        "SW904 | CREATE TABLE t (c character varying(10))",
        "SW905 | CREATE TABLE t (c character(10))",
        "SW906 | CREATE TABLE t (c json)",
        "SW907 | CREATE TYPE e AS ENUM ()",
        "SW910 | CREATE TABLE t AS SELECT 1 AS a",
        "SW910 | CREATE TABLE t (a int UNIQUE)",
        "SW911 | CREATE INDEX CONCURRENTLY i ON t (a)",
        "SW911 | DROP FUNCTION f",
        "SW914 | GRANT ALL ON s.t TO app",
        "SW914 | GRANT SELECT ON s.t TO PUBLIC",
        "SW914 | CREATE ROLE r SUPERUSER",
        "SW914 | ALTER ROLE r WITH SUPERUSER",
        "SW916 | CREATE TABLE t (a int) WITH (autovacuum_enabled = false)",
        "SW916 | ALTER TABLE t SET (autovacuum_enabled = '0')",
      })
  void it_is_found(String rule, String script) {
    assertThat(NOTHING.find(rule, script)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SW901 | CREATE TABLE t (id bigint PRIMARY KEY, other int REFERENCES s.t)",
        "SW902 | CREATE TABLE t (n bigint DEFAULT nextval('s'))",
        "SW903 | CREATE TABLE t (c timestamptz, d time, e date)",
        "SW904 | CREATE TABLE t (c varchar, d text)",
        "SW905 | CREATE TABLE t (c bpchar, d \"char\")",
        "SW906 | CREATE TABLE t (c jsonb, d s.json)",
        "SW907 | CREATE TYPE e AS (a int)",
        "SW910 | CREATE TABLE p PARTITION OF s.t DEFAULT",
        "SW910 | CREATE TABLE p (LIKE s.t INCLUDING ALL)",
        "SW910 | CREATE TABLE t (a int, PRIMARY KEY (a))",
        "SW910 | CREATE TEMP TABLE t AS SELECT 1 AS a",
        "SW911 | CREATE INDEX CONCURRENTLY i ON s.t (a)",
        "SW911 | DROP ROLE r",
        "SW914 | REVOKE ALL ON s.t FROM PUBLIC",
        "SW914 | CREATE ROLE r NOSUPERUSER LOGIN",
        "SW914 | GRANT SELECT ON s.t TO app",
        "SW916 | ALTER TABLE t SET (autovacuum_enabled = on)",
        "SW916 | ALTER TABLE t SET (autovacuum_vacuum_scale_factor = 0)",
      })
  void it_is_not_found(String rule, String script) {
    assertThat(NOTHING.find(rule, script)).isEmpty();
  }

  @Test
  void columns_of_one_statement_are_one_finding() {
    assertThat(NOTHING.find("SW903", "CREATE TABLE s.t (a timestamp, b int, c timestamp)"))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).startsWith("a and c of s.t hold"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ä", "a"})
  void a_name_is_measured_in_bytes(String letter) {
    var bytes = letter.equals("ä") ? 2 : 1;
    var fits = letter.repeat(63 / bytes);

    assertThat(NOTHING.find("SW909", "DROP TABLE " + fits)).isEmpty();
    assertThat(NOTHING.find("SW909", "DROP TABLE \"%s\"".formatted(fits + letter)))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains("makes " + fits + " of it"));
    assertThat(NOTHING.find("SW909", "DROP TABLE a /* %s */".formatted(fits + letter))).isEmpty();
  }

  @Test
  void a_function_with_its_owners_rights_needs_a_path_of_its_own() {
    var function =
        "CREATE FUNCTION s.f(a int, b text) RETURNS int LANGUAGE sql SECURITY DEFINER %s AS 'SELECT 1';";
    var open = function.formatted("");

    assertThat(NOTHING.find("SW914", open))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.followUps())
                    .singleElement()
                    .satisfies(
                        file ->
                            assertThat(file.text())
                                .contains(
                                    "ALTER FUNCTION s.f(integer, text) SET search_path = s, pg_temp;")));
    assertThat(NOTHING.find("SW914", function.formatted("SET search_path = s"))).isEmpty();
    assertThat(NOTHING.find("SW914", open, "ALTER FUNCTION s.f(int, text) SET search_path = s"))
        .isEmpty();
    assertThat(NOTHING.find("SW914", open.replace("SECURITY DEFINER", ""))).isEmpty();
  }

  @Test
  void the_order_of_columns_counts_where_it_costs_something() {
    assertThat(NOTHING.find("SW913", "CREATE TABLE t (a bool, b bigint, c bool)"))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains("wastes 8 bytes"));
    assertThat(NOTHING.find("SW913", "CREATE TABLE t (b bigint, a bool, c bool)")).isEmpty();
    assertThat(NOTHING.find("SW913", "CREATE TABLE t (a bool, b bigint)")).isEmpty();
    assertThat(NOTHING.find("SW913", "CREATE TABLE t (a text, b uuid, c bigint)")).isEmpty();
  }

  @Test
  void autovacuum_may_be_off_for_the_plan() {
    assertThat(
            NOTHING.find(
                "SW916",
                "ALTER TABLE t SET (autovacuum_enabled = off)",
                "ALTER TABLE t RESET (autovacuum_enabled)"))
        .isEmpty();
    assertThat(
            NOTHING.find(
                "SW916",
                "ALTER TABLE t SET (autovacuum_enabled = off)",
                "ALTER TABLE other RESET (autovacuum_enabled)"))
        .hasSize(1);
  }
}
