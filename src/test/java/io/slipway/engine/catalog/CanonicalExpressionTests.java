package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalExpressionTests {

  private static final String TABLE =
      """
      CREATE TABLE t (
        v varchar, w varchar(10), c char(3), x text, i integer, s smallint, b bigint,
        n numeric(5, 2), d date, z timestamp with time zone, a varchar[], "A b" varchar);
      """;

  private static TestDatabase database;
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    database = TestDatabase.create();
    connection = database.connect();
    connection.setAutoCommit(false);
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ((v)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])) | ((v)::text = ANY (ARRAY[('x'::character varying)::text, ('y'::character varying)::text]))
          (ARRAY['a,]b'::character varying])::text[] | ARRAY[('a,]b'::character varying)::text]
          (ARRAY['it''s'::character varying])::text[] | ARRAY[('it''s'::character varying)::text]
          (ARRAY["a]," , f(1, 2)])::"S t".character varying(10)[] | ARRAY[("a],")::"S t".character varying(10), (f(1, 2))::"S t".character varying(10)]
          (ARRAY[a[1], b])::timestamp(3) without time zone[] | ARRAY[(a[1])::timestamp(3) without time zone, (b)::timestamp(3) without time zone]
          (ARRAY[ARRAY['x'::bpchar], ARRAY['y'::bpchar]])::text[] | ARRAY[ARRAY[('x'::bpchar)::text], ARRAY[('y'::bpchar)::text]]
          (ARRAY[f((ARRAY['x'::bpchar])::text[])])::text[] | ARRAY[(f(ARRAY[('x'::bpchar)::text]))::text]
          """)
  void a_cast_of_an_array_becomes_casts_of_its_elements(String text, String canonical) {
    assertThat(CanonicalExpression.of(text)).isEqualTo(canonical);
    assertThat(CanonicalExpression.of(canonical)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (((a) AND (b)) AND (c)) | ((a) AND (b) AND (c))
          ((((a) OR (b)) OR (c)) OR (d)) | ((a) OR (b) OR (c) OR (d))
          CHECK (((((a >= 1) AND (a <= 5)) AND b))) | CHECK ((((a >= 1) AND (a <= 5) AND b)))
          ((((a) OR (b)) AND (c)) AND (d)) | (((a) OR (b)) AND (c) AND (d))
          """)
  void what_is_nested_on_the_left_becomes_flat(String text, String canonical) {
    assertThat(CanonicalExpression.of(text)).isEqualTo(canonical);
    assertThat(CanonicalExpression.of(canonical)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a) AND ((b) AND (c)))",
        "(((a) OR (b)) AND (c))",
        "((' AND ' || b) AND (c))",
        "(f(x AND y) AND (c))",
        "'(ARRAY[''x''])::text[]'",
        "\"(ARRAY[x])::text[]\"",
        "AS $function$ SELECT (ARRAY['x'])::text[] $function$",
        "(ARRAY[]::text[])",
        "(ARRAY['x'::text] || a)",
        "(ARRAY['x'::text])[1]",
        "((ARRAY['x'::text])::text = a)",
        "(ARRAY['x"
      })
  void anything_else_stays(String text) {
    assertThat(CanonicalExpression.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v IN ('x', 'y')",
        "v NOT IN ('x', 'it''s, ]')",
        "w IN ('x')",
        "\"A b\" IN ('x', 'y') OR v IN ('x', 'y')",
        "v = ANY (ARRAY['x', 'y'])",
        "v = ANY ('{x,y}')",
        "v = ANY (ARRAY[w, 'y', lower(x)])",
        "w IN (v, upper(v), NULL)",
        "c IN ('x', 'y')",
        "c IN ('x', v)",
        "i IN (1, -2) AND b IN (1, -2) AND s IN (1, 2) AND n IN (1, 2.5, i)",
        "d IN ('2020-01-01', now())",
        "a @> ARRAY['x', 'y']::varchar[]",
        "a @> ARRAY['x', v]::text[]::varchar[]::varchar[] AND i IN (s, 1, b, 3)",
        "i BETWEEN 1 AND 5 AND b BETWEEN s AND 7 AND x IS NOT NULL",
        "x IS NOT NULL AND i BETWEEN 1 AND 5",
        "x IS NOT NULL AND (i BETWEEN 1 AND 5 AND (b > 1 OR (s = 1 OR s = 2) OR i = 4))",
        "((i = 1 OR b = 2) OR s = 3) AND NOT (i = 2 AND b = 3)",
        "i BETWEEN SYMMETRIC 1 AND 5 OR i NOT BETWEEN SYMMETRIC 3 AND 4 OR i NOT IN (s, b, 1)",
        "a && (ARRAY[['x'], ['y']])::varchar[]",
        "v::text LIKE ANY (ARRAY['x%', 'y%'])",
        "v LIKE ANY (ARRAY['x%'::varchar, w])",
        "coalesce(v, 'x') IN ('x', w) AND (NOT v BETWEEN 'a' AND 'b' OR x ~ '^[a]$')",
        "CASE v WHEN 'x' THEN i > -1 ELSE b < 2.5 END",
        "z > '2020-01-01' AND z::date <> d AND extract(year FROM z) > 2000",
        "(v || 'x') IN ('x') AND length(v::varchar(3)) > 1"
      })
  void what_the_server_reads_back_from_its_own_text_does_not_differ(String expression)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(TABLE);
      statement.execute("ALTER TABLE t ADD CONSTRAINT k CHECK (%s)".formatted(expression));
      statement.execute("CREATE VIEW w AS SELECT %s AS a FROM t".formatted(expression));
      var before = CatalogReader.read(connection);

      var constraint =
          text("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'k'");
      var view = text("SELECT pg_get_viewdef('w'::regclass)");
      statement.execute("DROP VIEW w; ALTER TABLE t DROP CONSTRAINT k");
      statement.execute("ALTER TABLE t ADD CONSTRAINT k " + constraint);
      statement.execute("CREATE VIEW w AS " + view);

      assertThat(CatalogComparison.of(before, CatalogReader.read(connection)).differences())
          .isEmpty();
    } finally {
      connection.rollback();
    }
  }

  private static String text(String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void a_comment_is_no_expression() {
    assertThat(CanonicalExpression.of("comment", "(ARRAY['x'])::text[]"))
        .isEqualTo("(ARRAY['x'])::text[]");
  }
}
