package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonTransactionalTests {

  private final Scene scene = Scene.empty();

  @BeforeEach
  void fill() {
    scene.with("V1__t.sql", "CREATE TABLE t (a int, b int);\nCREATE INDEX i ON t (a);");
    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
  }

  @AfterEach
  void drop() {
    scene.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX CONCURRENTLY j ON t (b)",
        "CREATE INDEX CONCURRENTLY j ON t (b); CREATE INDEX CONCURRENTLY k ON t (a, b);",
        "DROP INDEX CONCURRENTLY i",
        "REINDEX INDEX CONCURRENTLY i",
        "REINDEX (CONCURRENTLY) TABLE t",
        "REINDEX SCHEMA public",
        "VACUUM",
        "VACUUM (ANALYZE) t",
        "ALTER SYSTEM SET log_min_duration_statement = '1h'; ALTER SYSTEM RESET ALL",
        "CLUSTER",
        "DO $$ BEGIN INSERT INTO t VALUES (1); COMMIT; END $$"
      })
  void what_refuses_a_transaction_runs_without_one(String sql) {
    scene.with("V2__x.sql", sql);

    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
    assertThat(scene.history()).containsExactly("1|t", "2|t");
  }

  @Test
  void an_index_is_valid_afterwards() {
    scene.with("V2__x.sql", "CREATE INDEX CONCURRENTLY j ON t (b);\nDROP INDEX CONCURRENTLY i;");

    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
    assertThat(scene.indexes()).containsExactly("j|t");
  }

  @Test
  void a_failure_half_way_leaves_a_failed_row_and_a_retry_goes_on_at_the_failed_statement() {
    scene.with(
        "V2__x.sql",
        """
        INSERT INTO t VALUES (1, 1);
        CREATE INDEX CONCURRENTLY j ON t (b);
        INSERT INTO other VALUES (2);
        INSERT INTO t VALUES (3, 3);
        """);
    var plan = scene.plan();

    var failed = Scene.failed(plan.apply());

    assertThat(failed.failure().line()).isEqualTo(3);
    assertThat(failed.failure().statement()).isEqualTo(3);
    assertThat(failed.failure().failure().sqlState()).isEqualTo("42P01");
    assertThat(failed.cleanlyUndone()).isFalse();
    assertThat(failed.leftovers()).isEmpty();
    assertThat(scene.history()).containsExactly("1|t", "2|f");

    scene.database().execute("CREATE TABLE other (x int)");
    assertThat(plan.apply()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT a FROM t ORDER BY a")).containsExactly("1", "3");
    assertThat(scene.database().query("TABLE other")).containsExactly("2");
    assertThat(scene.history()).containsExactly("1|t", "2|t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE UNIQUE INDEX CONCURRENTLY \"Unique one\" ON public.t (a)",
        "create unique index concurrently if not exists \"Unique one\"\n  on \"t\" using btree (a)"
      })
  void an_invalid_index_is_named_and_makes_way_for_the_retry(String sql) {
    scene.database().execute("INSERT INTO t VALUES (1, 1), (1, 2)");
    scene.with("V2__x.sql", sql);
    var dropped = new ArrayList<String>();
    var plan =
        scene
            .plan()
            .on(
                scene
                    .target()
                    .told(
                        new RunListener() {
                          @Override
                          public void leftoverDropped(Step step, String leftover) {
                            dropped.add(leftover);
                          }
                        }));

    var failed = Scene.failed(plan.apply());

    assertThat(failed.failure().failure().sqlState()).isEqualTo("23505");
    assertThat(failed.leftovers()).containsExactly("index \"Unique one\" on t is invalid");
    assertThat(dropped).isEmpty();

    scene.database().execute("DELETE FROM t WHERE b = 2");
    assertThat(plan.apply()).isEqualTo(SUCCEEDED);
    assertThat(dropped).containsExactly("invalid index public.\"Unique one\"");
    assertThat(scene.indexes()).containsExactlyInAnyOrder("i|t", "\"Unique one\"|t");
  }

  @Test
  void a_valid_index_of_that_name_is_left_alone() {
    scene.with("V2__x.sql", "CREATE INDEX CONCURRENTLY i ON t (b)");

    assertThat(scene.fail().failure().failure().sqlState()).isEqualTo("42P07");
    assertThat(scene.indexes()).containsExactly("i|t");
  }

  @Test
  void an_invalid_index_of_that_name_on_another_table_is_left_alone() {
    scene.database().execute("CREATE SCHEMA other; CREATE TABLE other.t (a int);");
    scene.database().execute("CREATE INDEX i ON other.t (a);");
    scene
        .database()
        .execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'other.i'::regclass");
    scene.with("V2__x.sql", "DROP INDEX CONCURRENTLY i;\nCREATE INDEX CONCURRENTLY i ON t (b);");

    assertThat(scene.migrate()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT to_regclass('other.i')")).containsExactly("other.i");
  }

  @Test
  void a_retry_makes_the_settings_again_that_went_with_the_session() {
    scene.database().execute("CREATE SCHEMA app; CREATE TABLE app.t (c int)");
    scene.with(
        "V2__x.sql",
        """
        SET search_path = app;
        SELECT set_config('slipway.seen', 'yes', false);
        CREATE INDEX CONCURRENTLY j ON t (c);
        INSERT INTO t SELECT 1 FROM other WHERE current_setting('slipway.seen') = 'yes';
        """);
    var plan = scene.plan();

    assertThat(Scene.failed(plan.apply()).failure().statement()).isEqualTo(4);
    scene.database().execute("CREATE TABLE app.other AS SELECT 1");

    assertThat(plan.apply()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("TABLE app.t")).containsExactly("1");
  }

  @Test
  void a_psql_command_is_refused_at_its_line() {
    scene.with("V2__x.sql", "CREATE TABLE x ();\n\\set y 1\n");

    var plan = scene.plan();

    assertThat(plan.plan().scriptFindings())
        .anySatisfy(
            finding -> {
              assertThat(finding.blocking()).isTrue();
              assertThat(finding.code().name()).isEqualTo("PSQL_COMMAND");
              assertThat(finding.line()).isEqualTo(2);
            });
    var failed = Scene.failed(plan.apply());
    assertThat(failed.failure().line()).isEqualTo(2);
    assertThat(failed.failure().message()).contains("\\set is a command of psql");
    assertThat(failed.cleanlyUndone()).isTrue();
    assertThat(scene.tables()).containsExactly("t");
  }

  @Test
  void COPY_takes_its_data_from_the_script() {
    scene.with(
        "V2__x.sql",
        "COPY t (a, b) FROM stdin;\n1\t2\n3\t\\N\n\\.\n\nCOPY t FROM STDIN WITH (FORMAT csv);\n"
            + "5,6\n\\.\nINSERT INTO t VALUES (7, 8);\n");
    var results = new ArrayList<Long>();

    var outcome = scene.plan().on(scene.target().told(rows(results))).apply();

    assertThat(outcome).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT * FROM t ORDER BY a"))
        .containsExactly("1|2", "3|∅", "5|6", "7|8");
    assertThat(results).containsExactly(2L, 1L, 1L);
  }

  private static RunListener rows(List<Long> results) {
    return new RunListener() {
      @Override
      public void statementFinished(
          Step step, io.slipway.engine.sql.Statement statement, StatementResult result) {
        results.add(result.rows());
      }
    };
  }

  @Test
  void bad_COPY_data_fails_cleanly_at_the_statement() {
    scene.with("V2__x.sql", "SELECT 1;\nCOPY t FROM stdin;\n1\tx\n\\.\n");

    var failed = scene.fail();

    assertThat(failed.failure().line()).isEqualTo(2);
    assertThat(failed.failure().failure().sqlState()).isEqualTo("22P02");
    assertThat(failed.cleanlyUndone()).isTrue();
  }

  @Test
  void notices_are_collected_up_to_a_limit() {
    scene.with(
        "V2__x.sql",
        "DROP TABLE IF EXISTS nowhere;\n"
            + "DO $$ BEGIN FOR i IN 1..99 LOOP RAISE NOTICE 'n%', i; END LOOP; END $$;");
    var notices = new ArrayList<List<String>>();
    var listener =
        new RunListener() {
          @Override
          public void statementFinished(
              Step step, io.slipway.engine.sql.Statement statement, StatementResult result) {
            notices.add(result.notices());
          }
        };

    assertThat(scene.plan().on(scene.target().told(listener)).apply()).isEqualTo(SUCCEEDED);
    assertThat(notices.getFirst()).containsExactly("table \"nowhere\" does not exist, skipping");
    assertThat(notices.getLast()).hasSize(StatementResult.MAX_NOTICES).startsWith("n1", "n2");
  }
}
