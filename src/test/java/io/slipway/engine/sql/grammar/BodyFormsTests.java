package io.slipway.engine.sql.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Select;
import io.slipway.engine.sql.form.RoutineForm.Body;
import io.slipway.engine.sql.form.RoutineForm.CreateRoutine;
import io.slipway.engine.sql.form.RoutineForm.DoBlock;
import io.slipway.engine.sql.form.RoutineForm.Nested;
import io.slipway.engine.sql.form.Unread;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The statements in bodies, and where they stand.
class BodyFormsTests {

  private static final String BLOCK =
      """
      DO $do$
      #variable_conflict use_column
      <<outside>>
      DECLARE
        a int := (SELECT count(*) FROM not_a_statement);
        c CURSOR (k int) FOR SELECT * FROM in_cursor WHERE id = k;
        r t%ROWTYPE;
      BEGIN
        IF a > 1 AND (CASE WHEN a THEN 1 END) = 1 THEN
          ALTER TABLE in_if ADD c int;
        ELSIF a = 2 THEN DROP TABLE in_elsif;
        ELSE
          PERFORM f(x) FROM in_else;
        END IF;
        FOR r IN SELECT * FROM in_for LOOP
          UPDATE in_loop SET a = r.a;
          EXIT WHEN a > 1;
        END LOOP;
        FOR i IN REVERSE 10..1 BY 2 LOOP NULL; END LOOP;
        FOR r IN c(1) LOOP CONTINUE; END LOOP;
        <<w>> WHILE a < 5 LOOP a := a + 1; r.x = 1; x[1] := 2; END LOOP w;
        FOREACH a SLICE 1 IN ARRAY ARRAY[1, 2] LOOP DELETE FROM in_foreach; END LOOP;
        LOOP TRUNCATE in_endless; END LOOP;
        CASE a WHEN 1, 2 THEN LOCK in_case; ELSE INSERT INTO in_case_else VALUES (1); END CASE;
        CASE WHEN a = 1 THEN CALL p(1); END CASE;
        BEGIN
          CREATE INDEX i ON in_inner (a);
        EXCEPTION
          WHEN undefined_table OR SQLSTATE '42703' THEN VACUUM in_handler;
          WHEN OTHERS THEN RAISE NOTICE '% %', a, b USING HINT = 'x';
        END;
        OPEN c FOR SELECT 1 FROM in_open;
        FETCH NEXT FROM c INTO r;
        CLOSE c;
        GET DIAGNOSTICS a = ROW_COUNT;
        ASSERT a > 1, 'x';
        RETURN QUERY SELECT 1 FROM in_return;
        RETURN NEXT a;
        RETURN (SELECT 1);
        COMMIT;
      END outside;
      $do$\
      """;

  private static Body body(String statement) {
    return switch (Forms.of(statement)) {
      case DoBlock it -> it.body();
      case CreateRoutine it -> it.body();
      case Object other -> throw new AssertionError(other.toString());
    };
  }

  private static List<String> texts(String block) {
    return body(block).statements().stream().map(Nested::text).toList();
  }

  private static List<String> kinds(String block) {
    return body(block).statements().stream()
        .map(it -> it.form().getClass().getSimpleName())
        .toList();
  }

  @Test
  void everyStatementOfABlockIsFoundInItsOrder() {
    var body = body(BLOCK);
    assertThat(body.unread()).isEmpty();
    assertThat(body.dynamic()).isEmpty();
    assertThat(body.statements())
        .extracting(it -> it.form().getClass().getSimpleName() + ": " + it.text())
        .containsExactly(
            "Select: SELECT * FROM in_cursor WHERE id = k",
            "AlterTable: ALTER TABLE in_if ADD c int",
            "Drop: DROP TABLE in_elsif",
            "Select: PERFORM f(x) FROM in_else",
            "Select: SELECT * FROM in_for",
            "Update: UPDATE in_loop SET a = r.a",
            "Delete: DELETE FROM in_foreach",
            "Truncate: TRUNCATE in_endless",
            "LockTable: LOCK in_case",
            "Insert: INSERT INTO in_case_else VALUES (1)",
            "Call: CALL p(1)",
            "CreateIndex: CREATE INDEX i ON in_inner (a)",
            "Vacuum: VACUUM in_handler",
            "Select: SELECT 1 FROM in_open",
            "Select: SELECT 1 FROM in_return",
            "Transaction: COMMIT");
    assertThat(body.statements())
        .allSatisfy(it -> assertThat(BLOCK.substring(it.position() - 1)).startsWith(it.text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT a, b INTO STRICT x, y.z FROM t",
        "SELECT INTO r a, b FROM t",
        "WITH c AS (INSERT INTO t VALUES (1) RETURNING a) SELECT a INTO x[1] FROM t",
      })
  void whatIsSelectedIntoVariablesMakesNoTable(String statement) {
    var nested = body("DO $$ BEGIN " + statement + "; END $$").statements();
    assertThat(nested)
        .singleElement()
        .satisfies(it -> assertThat(it.text()).isEqualTo(statement))
        .extracting(Nested::form)
        .isInstanceOfSatisfying(
            Select.class,
            it ->
                assertThat(it.query().references().relations())
                    .containsExactly(Name.unqualified("t")));
  }

  @Test
  void whatIsReturnedIntoVariablesIsReadAsWell() {
    assertThat(
            kinds(
                "DO $$ BEGIN INSERT INTO t VALUES (1) RETURNING id INTO v;"
                    + " UPDATE t SET a = 1 RETURNING a, b INTO STRICT v, w; END $$"))
        .containsExactly("Insert", "Update");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DO $$ BEGIN EXECUTE concat('ALTER TABLE ', x); END $$  | 13",
        "DO $$ BEGIN EXECUTE 'SELECT $1' USING 1; END $$                            | 13",
        "DO $$ BEGIN EXECUTE 'SELECT $1' INTO x USING 1; END $$                     | 13",
        "DO $$ BEGIN EXECUTE format('DROP TABLE %I', x); END $$                     | 13",
        "DO $$ BEGIN FOR r IN EXECUTE q USING 1 LOOP NULL; END LOOP; END $$         | 22",
        "DO $$ BEGIN RETURN QUERY EXECUTE q; END $$                                 | 26",
        "DO $$ BEGIN OPEN c FOR EXECUTE q; END $$                                   | 24",
        "DO 'BEGIN RAISE ''x''; EXECUTE q; END'                                     | 24",
        "DO $$ BEGIN RAISE '😀é'; EXECUTE q; END $$                                 | 25",
      })
  void textThatIsMadeWhenItRunsIsPointedAt(String block, int position) {
    var body = body(block);
    assertThat(body.dynamic()).containsExactly(position);
    assertThat(body.statements()).isEmpty();
    assertThat(body.unread()).isEmpty();
    var at = block.offsetByCodePoints(0, position - 1);
    assertThat(block.substring(at)).startsWith("EXECUTE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DO $$ BEGIN EXECUTE 'ALTER TABLE t ADD a int'; END $$          | 22 | AlterTable",
        "DO $$ BEGIN EXECUTE ('DROP TABLE t'); END $$                   | 23 | Drop",
        "DO $$ BEGIN EXECUTE format('DROP TABLE t'); END $$             | 29 | Drop",
        "DO $$ BEGIN EXECUTE $q$DROP TABLE t$q$; END $$                 | 24 | Drop",
        "DO $$ BEGIN EXECUTE 'SELECT 1' INTO x; END $$                  | 22 | Select",
        "DO 'BEGIN EXECUTE ''DROP TABLE t''; END'                       | 21 | Drop",
        "DO E'BEGIN\\nDROP TABLE t; END'                                | 13 | Drop",
        "DO 'BEGIN PERFORM ''x''; DROP TABLE t; END'                    | 26 | Drop",
      })
  void textThatIsAlwaysTheSameIsRead(String block, int last, String form) {
    var nested = body(block).statements().getLast();
    assertThat(nested.position()).isEqualTo(last);
    assertThat(nested.form().getClass().getSimpleName()).isEqualTo(form);
    assertThat(block.substring(last - 1)).startsWith(nested.text());
  }

  @Test
  void whatStandsBeforeAMistakeIsNotLost() {
    var body = body("DO $$ BEGIN DROP TABLE t; IF x THEM DROP TABLE u; END IF; END $$");
    assertThat(body.statements()).extracting(Nested::text).containsExactly("DROP TABLE t");
    assertThat(body.unread()).contains("unexpected \";\"");
  }

  @Test
  void aMistakeInOneStatementIsTheStatementsAlone() {
    var body = body("DO $$ BEGIN DROP TABEL t; DROP TABLE u; END $$");
    assertThat(body.unread()).isEmpty();
    assertThat(body.statements().getFirst().form())
        .isEqualTo(new Unread("unexpected \"TABEL\"", 18));
    assertThat(body.statements()).hasSize(2);
  }

  @Test
  void aLanguageThatIsNotSqlIsNotRead() {
    assertThat(body("DO LANGUAGE plpython3u 'plpy.execute(x)'").unread())
        .contains("written in plpython3u");
    assertThat(body("CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'lib', 'f'"))
        .isEqualTo(Body.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ DELETE FROM t; SELECT 1 $$",
        "CREATE FUNCTION f() RETURNS int LANGUAGE 'sql' AS ' DELETE FROM t; SELECT 1;'",
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC DELETE FROM t; SELECT 1; END",
      })
  void bodiesInSqlAreRead(String function) {
    assertThat(texts(function)).containsExactly("DELETE FROM t", "SELECT 1");
    assertThat(kinds(function)).containsExactly("Delete", "Select");
    assertThat(body(function).statements())
        .allSatisfy(it -> assertThat(function.substring(it.position() - 1)).startsWith(it.text()));
  }

  @Test
  void whatAFunctionReturnsIsAQuery() {
    var nested =
        body("CREATE FUNCTION f(a int) RETURNS int RETURN (SELECT max(b) FROM t WHERE c = a)")
            .statements();
    assertThat(nested)
        .singleElement()
        .extracting(Nested::text)
        .isEqualTo("(SELECT max(b) FROM t WHERE c = a)");
    assertThat(nested.getFirst().form())
        .isInstanceOfSatisfying(
            Select.class,
            it ->
                assertThat(it.query().references().relations())
                    .containsExactly(Name.unqualified("t")));
  }

  @Test
  void aRoutinesClausesAreRead() {
    assertThat(
            Forms.of(
                """
                CREATE OR REPLACE FUNCTION s.f(a int DEFAULT 5, OUT b text, VARIADIC c varchar[])
                RETURNS record LANGUAGE PlPgSQL STABLE SECURITY DEFINER
                SET search_path = a, b SET Work_Mem TO '1MB' AS 'BEGIN END'\
                """))
        .isEqualTo(
            new CreateRoutine(
                new Name("s", "f"),
                false,
                true,
                "integer, character varying[]",
                "plpgsql",
                "stable",
                true,
                List.of("search_path", "work_mem"),
                Body.NONE));
  }
}
