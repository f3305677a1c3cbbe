package io.slipway.engine.execute;

import static io.slipway.engine.execute.Scene.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.testing.EngineTarget.Planned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which limits each statement of a run gets: its class's, its script's, or a shorter wish of
// others.
class StatementLimitsTests {

  // A class behind which everybody queues, one that holds up nobody, and one that changes rows.
  private static final String LOOKING =
      """
      CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS lock,
                                  current_setting('statement_timeout') AS statement;
      ALTER TABLE orders ADD paid bool;
      DO $$ BEGIN
        INSERT INTO seen VALUES (current_setting('lock_timeout'), current_setting('statement_timeout'));
      END $$;
      """;

  private final Scene scene = Scene.empty();

  @BeforeEach
  void givenTable() {
    scene.with("V1__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, total int);").migrate();
  }

  @AfterEach
  void drop() {
    scene.close();
  }

  private Planned plan(ConductorSettings settings) {
    return scene.plan().on(scene.target().conductedBy(settings));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT 1                          | 10s
          SET lock_timeout = '1s'           | 1s
          SET lock_timeout = '1h'           | 10s
          SET lock_timeout = 0              | 10s
          ALTER TABLE orders ADD paid bool  | 10s
          """)
  void a_statement_gets_the_limit_of_its_class_or_a_shorter_one_of_its_script(
      String before, String limit) {
    scene.with(
        "V2__seen.sql",
        before + ";\nCREATE TABLE seen AS SELECT current_setting('lock_timeout') AS limit;");

    assertThat(plan(ConductorSettings.DEFAULT).apply()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT * FROM seen")).containsExactly(limit);
  }

  @Test
  void what_cannot_be_looked_into_may_wait_no_longer_than_what_blocks_everybody() {
    scene.with(
        "V2__seen.sql",
        """
        CREATE TABLE seen (lock text, statement text);
        DO $$ BEGIN
          INSERT INTO seen VALUES (current_setting('lock_timeout'), current_setting('statement_timeout'));
        END $$;
        """);

    assertThat(plan(ConductorSettings.DEFAULT).apply()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT * FROM seen")).containsExactly("2s|1h");
  }

  @Test
  void a_script_sent_as_one_message_gets_the_limit_of_its_statement_that_holds_up_most() {
    try (var prisma = Scene.empty()) {
      prisma.with(
          "20260101000000_seen/migration.sql",
          """
          INSERT INTO seen VALUES (current_setting('lock_timeout'));
          ALTER TABLE seen ADD at timestamptz;
          """);
      prisma.with("00000000000000_begin/migration.sql", "CREATE TABLE seen (lock text);");

      var plan = prisma.planPrisma(TransactionMode.BATCH);

      assertThat(plan.on(prisma.target().conductedBy(ConductorSettings.DEFAULT)).apply())
          .isEqualTo(SUCCEEDED);
      assertThat(prisma.database().query("SELECT lock FROM seen")).containsExactly("2s");
    }
  }

  @Test
  void what_a_script_asks_for_holds_for_all_its_statements_and_for_no_other_script() {
    scene.with("V2__a.sql", "-- slipway: lock_timeout=3s, statement_timeout=10min\n" + LOOKING);
    scene.with("V3__b.sql", LOOKING.replace("seen", "seen_b").replace("paid", "sent"));

    assertThat(plan(ConductorSettings.DEFAULT).apply()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT * FROM seen"))
        .containsExactly("3s|10min", "3s|10min");
    assertThat(scene.database().query("SELECT * FROM seen_b")).containsExactly("10s|0", "2s|1h");
  }

  @Test
  void what_runs_statement_by_statement_gets_what_its_conf_file_asks_for() {
    scene.with("V2__a.sql", LOOKING + "CREATE INDEX CONCURRENTLY ON orders (total);");
    scene.with("V2__a.sql.conf", "# slipway: lock_timeout=3s\n");

    assertThat(plan(ConductorSettings.DEFAULT).apply()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT lock FROM seen")).containsExactly("3s", "3s");
  }

  @Test
  void a_script_sent_as_one_message_gets_what_it_asks_for() {
    try (var prisma = Scene.empty()) {
      prisma.with("0_orders/migration.sql", "CREATE TABLE orders (id int);");
      prisma.with("1_seen/migration.sql", "-- slipway: lock_timeout=3s\n" + LOOKING);

      var plan = prisma.planPrisma(TransactionMode.BATCH);

      assertThat(plan.on(prisma.target().conductedBy(ConductorSettings.DEFAULT)).apply())
          .isEqualTo(SUCCEEDED);
      assertThat(prisma.database().query("SELECT lock FROM seen")).containsExactly("3s", "3s");
    }
  }

  @Test
  void a_rehearsal_stays_without_limits() {
    scene.with("V2__a.sql", "-- slipway: lock_timeout=3s, statement_timeout=10min\n" + LOOKING);

    assertThat(plan(ConductorSettings.UNLIMITED).apply()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT * FROM seen")).containsExactly("0|0", "0|0");
  }

  @Test
  void what_afterConnect_sets_is_the_sessions_own_wish() {
    scene.with("afterConnect.sql", "SET lock_timeout = '1s';");
    scene.with("V2__a.sql", LOOKING);
    scene.with("V3__b.sql", LOOKING.replace("seen", "seen_b").replace("paid", "sent"));

    assertThat(plan(ConductorSettings.DEFAULT).apply()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT * FROM seen")).containsExactly("1s|0", "1s|1h");
    assertThat(scene.database().query("SELECT * FROM seen_b")).containsExactly("1s|0", "1s|1h");
  }

  @Test
  void what_a_script_sets_of_one_limit_leaves_the_other_to_slipway() {
    scene.with(
        "V2__a.sql", "ALTER TABLE orders ADD sent bool;\nSET lock_timeout = '1s';\n" + LOOKING);

    assertThat(plan(ConductorSettings.DEFAULT).apply()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT * FROM seen")).containsExactly("1s|0", "1s|1h");
  }

  @Test
  void what_the_database_asks_for_holds_in_every_script_where_it_is_shorter() {
    scene
        .database()
        .execute("ALTER DATABASE %s SET lock_timeout = '5s'".formatted(scene.database().name()));
    scene.with("V2__a.sql", LOOKING);
    scene.with(
        "V3__b.sql",
        "SET lock_timeout = '4s';\n" + LOOKING.replace("seen", "seen_b").replace("paid", "sent"));
    scene.with("V4__c.sql", LOOKING.replace("seen", "seen_c").replace("paid", "shipped"));

    assertThat(plan(ConductorSettings.DEFAULT).apply()).isEqualTo(SUCCEEDED);
    assertThat(scene.database().query("SELECT lock FROM seen")).containsExactly("5s", "2s");
    assertThat(scene.database().query("SELECT lock FROM seen_b")).containsExactly("4s", "2s");
    assertThat(scene.database().query("SELECT lock FROM seen_c")).containsExactly("5s", "2s");
  }
}
