package io.slipway.engine.preflight.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.RenderedScript;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanNeedsTests {

  private static PlanNeeds of(String sql) {
    return PlanNeeds.of(List.of(StepScript.of("V1__change.sql", RenderedScript.verbatim(sql))));
  }

  /// Touched relations in their alphabetical order; a star behind those whose form may change.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE a ADD COLUMN b int                              | a*
          ALTER TABLE IF EXISTS ONLY s."A b" DROP COLUMN c            | "s"."A b"*
          ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c ON DELETE SET NULL | a* c*
          ALTER TABLE a ATTACH PARTITION b FOR VALUES IN (1)          | a* b*
          ALTER TABLE a DETACH PARTITION b CONCURRENTLY               | a* b*
          CREATE TABLE a (b int REFERENCES c, d int REFERENCES e (f)) | c* e*
          CREATE TABLE a PARTITION OF b FOR VALUES IN (1)             | b*
          CREATE UNIQUE INDEX CONCURRENTLY i ON ONLY a USING btree (b) | a*
          CREATE INDEX ON a (lower(b))                                | a*
          CREATE TRIGGER t BEFORE INSERT OR UPDATE OF b ON a EXECUTE FUNCTION f() | a*
          DROP TABLE a, s.b CASCADE                                   | "s"."b"* a*
          TRUNCATE TABLE a, ONLY b RESTART IDENTITY                   | a* b*
          LOCK a, b IN EXCLUSIVE MODE                                 | a* b*
          REINDEX (VERBOSE) INDEX CONCURRENTLY i                      | i*
          INSERT INTO a SELECT * FROM b x, c LEFT JOIN d USING (e)    | a b c d
          UPDATE ONLY a SET b = (SELECT max(c) FROM d)                | a d
          DELETE FROM a USING b WHERE a.id = b.id                     | a b
          SELECT * FROM a FOR UPDATE                                  | a
          SELECT * FROM generate_series(1, 2)                         | ''
          INSERT INTO a VALUES ('FROM b') -- FROM c                   | a
          COPY a (b) FROM STDIN                                       | a
          MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE       | a b
          COMMENT ON COLUMN s.a.b IS 'x'                              | "s"."a"*
          """)
  void what_a_statement_touches(String sql, String expected) {
    assertThat(
            of(sql).touches().stream()
                .map(touch -> touch.relation() + (touch.structure() ? "*" : ""))
                .sorted()
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void concurrent_work_waits_for_all() {
    assertThat(of("CREATE INDEX CONCURRENTLY i ON a (b)").concurrent()).isTrue();
    assertThat(of("CREATE INDEX i ON a (b)").concurrent()).isFalse();
  }

  @Test
  void what_leftovers_a_plan_settles() {
    var needs =
        of("ALTER TABLE a VALIDATE CONSTRAINT c, DROP CONSTRAINT IF EXISTS d; DROP INDEX s.i, j;");

    assertThat(needs.constraints()).containsExactlyInAnyOrder("c", "d");
    assertThat(needs.indexes())
        .containsExactlyInAnyOrder(new Name("s", "i"), Name.unqualified("j"));
  }

  @Test
  void a_role_is_taken_on_for_its_script_alone() {
    var first = StepScript.of("1.sql", RenderedScript.verbatim("SET ROLE r; DROP TABLE a;"));
    var second = StepScript.of("2.sql", RenderedScript.verbatim("\nDROP TABLE b"));

    assertThat(PlanNeeds.of(List.of(first, second)).asked())
        .extracting(asked -> asked.where() + ": " + asked.role())
        .containsExactly("1.sql line 1: ", "1.sql line 1: r", "2.sql line 2: ");
  }
}
