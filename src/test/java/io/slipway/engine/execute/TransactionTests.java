package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.FlywayNaming;
import io.slipway.engine.bundle.PlaceholderSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TransactionTests {

  private final Scene scene = Scene.empty();

  @AfterEach
  void drop() {
    scene.close();
  }

  @Nested
  class OneTransactionPerMigration {

    @Test
    void a_migration_and_its_row_are_there_together() {
      scene.with("V1__a.sql", "CREATE TABLE a ()").with("V2__b.sql", "CREATE TABLE b ()");

      assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
      assertThat(scene.tables()).containsExactly("a", "b");
      assertThat(scene.history()).containsExactly("1|t", "2|t");
      assertThat(
              scene
                  .database()
                  .query(
                      """
                      SELECT count(*) FROM flyway_schema_history h
                        JOIN pg_class c ON c.xmin = h.xmin AND c.relname IN ('a', 'b')
                      """))
          .as("each row was written by the transaction that created its table")
          .containsExactly("2");
    }

    @Test
    void a_failing_last_statement_leaves_neither_table_nor_row() {
      scene
          .with("V1__a.sql", "CREATE TABLE a ();")
          .with("V2__b.sql", "CREATE TABLE b ();\nINSERT INTO b DEFAULT VALUES;\nSELECT 1/0;");

      var failed = scene.fail();

      assertThat(failed.cleanlyUndone()).isTrue();
      assertThat(failed.leftovers()).isEmpty();
      assertThat(scene.tables()).containsExactly("a");
      assertThat(scene.history()).containsExactly("1|t");
    }

    @Test
    void a_constraint_that_fails_at_the_commit_undoes_all_of_it() {
      scene.with(
          "V1__a.sql",
          """
          CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
          INSERT INTO a VALUES (1, 2);
          """);

      var failed = scene.fail();

      assertThat(failed.failure().statement()).isZero();
      assertThat(failed.failure().failure().sqlState()).isEqualTo("23503");
      assertThat(failed.cleanlyUndone()).isTrue();
      assertThat(scene.tables()).isEmpty();
      assertThat(scene.history()).isEmpty();
    }

    @Test
    void savepoints_and_SET_LOCAL_stay_in_the_transaction() {
      scene.with(
          "V1__a.sql",
          """
          SET LOCAL work_mem = '12MB';
          CREATE TABLE a AS SELECT current_setting('work_mem') AS seen;
          SAVEPOINT s;
          INSERT INTO a VALUES ('undone');
          ROLLBACK TO s;
          RELEASE s;
          """);
      scene.with("V2__b.sql", "INSERT INTO a VALUES (current_setting('work_mem'));");

      assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
      assertThat(scene.database().query("TABLE a")).containsExactly("12MB", "4MB");
    }
  }

  @Nested
  class AFailure {

    @Test
    void names_file_line_statement_and_SQLSTATE() {
      scene.with(
          "sub/V1__a.sql", "CREATE TABLE a (\n  id int);\n\nINSERT INTO a\nVALUES (1),\n  ('x');");

      var failure = scene.fail().failure();

      assertThat(failure.path()).isEqualTo("sub/V1__a.sql");
      assertThat(failure.statement()).isEqualTo(2);
      assertThat(failure.line()).isEqualTo(6);
      assertThat(failure.failure().sqlState()).isEqualTo("22P02");
      assertThat(failure.message())
          .isEqualTo(
              "sub/V1__a.sql, line 6 (statement 2): invalid input syntax for type integer: \"x\""
                  + " [22P02]");
    }

    @Test
    void without_a_position_names_the_line_where_the_statement_begins() {
      scene.with("V1__a.sql", "SELECT 1;\n\n-- why\nDO $$\nBEGIN\n  PERFORM 1/0;\nEND $$;");

      var failure = scene.fail().failure();

      assertThat(failure.line()).isEqualTo(4);
      assertThat(failure.failure().sqlState()).isEqualTo("22012");
    }

    @Test
    void counts_the_files_lines_where_placeholders_hold_several() {
      scene.with("V1__a.sql", "CREATE TABLE a (\n  ${columns}\n);\nSELECT\n  nowhere;");

      var failure = Scene.failed(scene.plan(columns("x int,\n y int,\n z int")).apply()).failure();

      assertThat(failure.line()).isEqualTo(5);
      assertThat(failure.statement()).isEqualTo(2);
      assertThat(failure.failure().sqlState()).isEqualTo("42703");
    }

    private static BundleSettings.Flyway columns(String value) {
      return new BundleSettings.Flyway(
          List.of(""),
          FlywayNaming.DEFAULT,
          StandardCharsets.UTF_8,
          new PlaceholderSettings(true, "${", "}", Map.of("columns", value)));
    }
  }

  @Nested
  class TransactionsOfTheScript {

    @Test
    void a_bracket_around_it_all_shares_its_transaction_with_the_row() {
      scene.with("V1__a.sql", "BEGIN;\nCREATE TABLE a ();\nSELECT 1/0;\nCOMMIT;");

      assertThat(scene.fail().cleanlyUndone()).isTrue();
      assertThat(scene.tables()).isEmpty();
      assertThat(scene.history()).isEmpty();

      scene.with("V1__a.sql", "START TRANSACTION;\nCREATE TABLE a ();\nEND;");
      assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
      assertThat(
              scene
                  .database()
                  .query(
                      "SELECT 1 FROM flyway_schema_history h JOIN pg_class c ON c.xmin = h.xmin"
                          + " WHERE c.relname = 'a'"))
          .hasSize(1);
    }

    @Test
    void a_bracket_with_an_isolation_level_keeps_it() {
      scene.with(
          "V1__a.sql",
          """
          BEGIN ISOLATION LEVEL SERIALIZABLE;
          CREATE TABLE a AS SELECT current_setting('transaction_isolation') AS level;
          COMMIT;
          """);

      assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
      assertThat(scene.database().query("TABLE a")).containsExactly("serializable");
    }

    @Test
    void what_is_committed_in_the_middle_stays_and_is_not_done_twice() {
      scene.with(
          "V1__a.sql",
          """
          CREATE TABLE a (x int);
          BEGIN;
          INSERT INTO a VALUES (1);
          INSERT INTO a VALUES (2);
          COMMIT;
          INSERT INTO b VALUES (3);
          """);
      var plan = scene.plan();

      var failed = Scene.failed(plan.apply());

      assertThat(failed.cleanlyUndone()).isFalse();
      assertThat(failed.failure().statement()).isEqualTo(6);
      assertThat(scene.database().query("TABLE a")).containsExactly("1", "2");
      assertThat(scene.history()).containsExactly("1|f");

      scene.database().execute("CREATE TABLE b (y int)");
      assertThat(plan.apply()).isEqualTo(SUCCEEDED);
      assertThat(scene.database().query("TABLE a")).containsExactly("1", "2");
      assertThat(scene.database().query("TABLE b")).containsExactly("3");
      assertThat(scene.history()).containsExactly("1|t");
    }

    @Test
    void a_failure_inside_such_a_transaction_undoes_it_and_a_retry_begins_it_anew() {
      scene.with(
          "V1__a.sql",
          """
          CREATE TABLE a (x int);
          BEGIN;
          INSERT INTO a VALUES (1);
          INSERT INTO a SELECT y FROM b;
          COMMIT;
          """);
      var plan = scene.plan();

      assertThat(Scene.failed(plan.apply()).failure().statement()).isEqualTo(4);
      assertThat(scene.database().query("TABLE a")).isEmpty();

      scene.database().execute("CREATE TABLE b AS SELECT 2 AS y");
      assertThat(plan.apply()).isEqualTo(SUCCEEDED);
      assertThat(scene.database().query("TABLE a")).containsExactly("1", "2");
    }

    @Test
    void one_that_nothing_ends_fails_and_is_undone() {
      scene.with("V1__a.sql", "SELECT 1;\nBEGIN;\nCREATE TABLE a ();");

      var failure = scene.fail().failure();

      assertThat(failure.line()).isEqualTo(2);
      assertThat(failure.message()).contains("leaves a transaction open");
      assertThat(scene.tables()).isEmpty();
      assertThat(scene.history()).containsExactly("1|f");
    }

    @Test
    void a_conf_file_that_asks_for_one_transaction_does_not_hide_a_COMMIT() {
      scene
          .with("V1__a.sql", "CREATE TABLE a ();\nCOMMIT;\nSELECT 1/0;")
          .with("V1__a.sql.conf", "executeInTransaction=true");

      assertThat(scene.fail().cleanlyUndone()).isFalse();
      assertThat(scene.tables()).containsExactly("a");
    }

    @Test
    void a_conf_file_can_have_a_script_run_without_one() {
      scene
          .with(
              "V1__a.sql",
              """
              CREATE TABLE a (x int);
              CREATE PROCEDURE p() LANGUAGE plpgsql AS $$
              BEGIN INSERT INTO a VALUES (1); COMMIT; INSERT INTO a VALUES (2); END $$;
              CALL p();
              """)
          .with("V1__a.sql.conf", "executeInTransaction=false");

      assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
      assertThat(scene.database().query("TABLE a")).containsExactly("1", "2");
      assertThat(scene.history()).containsExactly("1|t");
    }
  }

  @Nested
  class AProcedureThatCommits {

    @Test
    void is_tried_in_one_transaction_and_then_runs_without() {
      scene.with("V1__p.sql", "CREATE TABLE a (x int);\n" + COMMITTING);
      scene.with("V2__call.sql", "INSERT INTO a VALUES (0);\nCALL p();\nINSERT INTO a VALUES (3);");
      var plan = scene.plan();

      assertThat(plan.plan().steps())
          .extracting(Step::mode)
          .containsExactly(
              TransactionMode.SINGLE_TRANSACTION, TransactionMode.TRANSACTION_WHERE_POSSIBLE);
      assertThat(plan.plan().scriptFindings())
          .extracting(finding -> finding.code().name() + " " + finding.line())
          .containsExactly("MAY_RUN_OUTSIDE_TRANSACTION 2");
      assertThat(plan.apply()).isEqualTo(SUCCEEDED);
      assertThat(scene.database().query("TABLE a")).containsExactly("0", "1", "2", "3");
      assertThat(scene.history()).containsExactly("1|t", "2|t");
    }

    private static final String COMMITTING =
        """
        CREATE PROCEDURE p() LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO a VALUES (1); COMMIT; INSERT INTO a VALUES (2); END $$;
        """;
  }
}
