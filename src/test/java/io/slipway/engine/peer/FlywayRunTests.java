package io.slipway.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.RunOutcome.LedgerMoved;
import io.slipway.engine.execute.RunOutcome.Succeeded;
import io.slipway.engine.execute.Step;
import io.slipway.engine.ledger.FlywayBaseline;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.engine.ledger.FlywayTable;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.EngineTarget.Planned;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Runs on Flyway histories beside those of real Flyway on a twin database.
class FlywayRunTests {

  private static final RunOutcome SUCCEEDED = new Succeeded();
  private static final FlywayHistorySettings SETTINGS = FlywayHistorySettings.DEFAULT;
  private static final FlywayHistorySettings TAKING_OVER =
      SETTINGS.withBaseline(
          new FlywayBaseline(FlywayVersion.parse("1"), "<< Flyway Baseline >>", true));

  private final TestDatabase ours = TestDatabase.create();
  private final TestDatabase flyways = TestDatabase.create();
  private final ScriptFolder folder = ScriptFolder.create();

  @AfterEach
  void drop() {
    folder.close();
    ours.close();
    flyways.close();
  }

  private Planned plan(FlywayHistorySettings history) {
    return EngineTarget.on(ours).planFlyway(folder, BundleSettings.Flyway.DEFAULT, history);
  }

  private FluentConfiguration flyway(TestDatabase database) {
    return Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .locations("filesystem:" + folder.path());
  }

  private static List<String> rows(TestDatabase database, String table) {
    return database.query(
        """
        SELECT installed_rank, version, description, type, script, checksum, installed_by, success
          FROM %s ORDER BY installed_rank
        """
            .formatted(table));
  }

  private static List<String> rows(TestDatabase database) {
    return rows(database, "flyway_schema_history");
  }

  private List<String> agree(FlywayHistorySettings history, FluentConfiguration flyway) {
    assertThat(plan(history).apply()).isEqualTo(SUCCEEDED);
    flyway.load().migrate();
    assertThat(rows(ours)).isEqualTo(rows(flyways));
    return rows(ours);
  }

  @Test
  void repeatables_run_again_when_they_changed() {
    folder.with("V1__a.sql", "SELECT 1").with("R__r.sql", "CREATE TABLE r1 ()");
    agree(SETTINGS, flyway(flyways));
    folder.with("R__r.sql", "CREATE TABLE r2 ()").with("V2__b.sql", "SELECT 2");

    assertThat(agree(SETTINGS, flyway(flyways))).hasSize(4).last().asString().contains("R__r.sql");
    assertThat(plan(SETTINGS).plan().steps()).isEmpty();
  }

  @Test
  void an_empty_database_begins_with_the_highest_baseline_script() {
    folder
        .with("V1__a.sql", "CREATE TABLE a ()")
        .with("B2__b.sql", "CREATE TABLE b ()")
        .with("V2__b.sql", "SELECT 1/0")
        .with("V3__c.sql", "CREATE TABLE c ()");

    assertThat(agree(SETTINGS, flyway(flyways))).hasSize(2).first().asString().contains("SQL_BASE");
  }

  @Test
  void undo_scripts_never_run() {
    folder.with("V1__a.sql", "CREATE TABLE a ()").with("U1__a.sql", "DROP TABLE a");

    agree(SETTINGS, flyway(flyways));
    assertThat(ours.query("SELECT to_regclass('a')")).containsExactly("a");
  }

  @Test
  void lower_versions_run_late_where_the_project_allows_it() {
    folder.with("V2__b.sql", "SELECT 2");
    agree(SETTINGS, flyway(flyways));
    folder.with("V1__a.sql", "SELECT 1").with("V3__c.sql", "SELECT 3");

    assertThat(plan(SETTINGS).plan().steps()).extracting(Step::name).containsExactly("V3__c.sql");
    agree(SETTINGS.withOutOfOrder(true), flyway(flyways).outOfOrder(true));
  }

  @Test
  void a_database_without_a_history_is_taken_over_where_the_project_says_so() {
    ours.execute("CREATE TABLE old ()");
    flyways.execute("CREATE TABLE old ()");
    folder.with("V1__a.sql", "SELECT 1/0").with("V2__b.sql", "CREATE TABLE b ()");

    assertThat(agree(TAKING_OVER, flyway(flyways).baselineOnMigrate(true)))
        .hasSize(2)
        .first()
        .asString()
        .contains("BASELINE");
  }

  @Test
  void the_ledgers_schema_is_created_and_marked() {
    var history =
        FlywayHistorySettings.of(
            new FlywayTable("app", FlywayTable.DEFAULT.table(), Optional.empty()));
    folder.with("V1__a.sql", "CREATE TABLE a AS SELECT '${flyway:defaultSchema}' AS it");

    assertThat(plan(history).apply()).isEqualTo(SUCCEEDED);
    flyway(flyways).defaultSchema("app").load().migrate();

    assertThat(rows(ours, "app.flyway_schema_history"))
        .isEqualTo(rows(flyways, "app.flyway_schema_history"))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("0|∅|<< Flyway Schema Creation >>|SCHEMA|\"app\"");
    assertThat(ours.query("TABLE app.a")).containsExactly("app");
  }

  @Test
  void flyways_own_placeholders_have_the_targets_values() {
    folder.with(
        "sub/V1__a.sql",
        """
        CREATE TABLE a AS SELECT '${flyway:defaultSchema}' AS s, '${flyway:user}' AS u,
          '${flyway:table}' AS t, '${flyway:filename}' AS f;
        CREATE TABLE b AS SELECT '${flyway:database}' = current_database() AS d,
          '${flyway:timestamp}'::timestamp <= now()::timestamp AS t;
        """);

    agree(SETTINGS, flyway(flyways));
    assertThat(ours.query("TABLE a"))
        .isEqualTo(flyways.query("TABLE a"))
        .containsExactly("public|postgres|flyway_schema_history|V1__a.sql");
    assertThat(ours.query("TABLE b")).containsExactly("t|t");
  }

  @Test
  void a_placeholder_without_a_value_blocks_with_its_line() {
    folder.with("V1__a.sql", "SELECT 1;\nSELECT '${nobody}';");

    assertThat(plan(SETTINGS).plan().scriptFindings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(ScriptFinding.Code.PLACEHOLDER_WITHOUT_VALUE);
              assertThat(finding.blocking()).isTrue();
              assertThat(finding.line()).isEqualTo(2);
            });
  }

  @Nested
  class SinceThePlan {

    private Planned plan = write();

    private Planned write() {
      folder.with("V1__a.sql", "CREATE TABLE a ()").with("V2__b.sql", "CREATE TABLE b ()");
      return plan(SETTINGS);
    }

    private void isRefused(String reason) {
      var before = ours.query("SELECT oid::regclass FROM pg_class WHERE relkind = 'r'");
      assertThat(plan.apply()).isEqualTo(new LedgerMoved(reason));
      assertThat(ours.query("SELECT oid::regclass FROM pg_class WHERE relkind = 'r'"))
          .isEqualTo(before);
    }

    @Test
    void steps_that_somebody_applied_are_left_out() {
      flyway(ours).target("1").load().migrate();

      assertThat(plan.apply()).isEqualTo(SUCCEEDED);
      assertThat(ours.query("SELECT version FROM flyway_schema_history")).containsExactly("1", "2");
      assertThat(plan.apply()).as("a third time").isEqualTo(SUCCEEDED);
    }

    @Test
    void a_baseline_moves_the_ledger() {
      flyway(ours).baselineVersion("1").load().baseline();

      isRefused("<< Flyway Baseline >> was recorded since the plan was made.");
    }

    @Test
    void a_baseline_that_the_project_would_have_made_itself_moves_it_as_well() {
      plan = plan(TAKING_OVER);
      flyway(ours).baselineVersion("1").load().baseline();

      isRefused("<< Flyway Baseline >> was recorded since the plan was made.");
    }

    @Test
    void another_migration_moves_it() {
      folder.with("V1_5__other.sql", "SELECT 1");
      flyway(ours).load().migrate();

      isRefused("V1_5__other.sql was recorded since the plan was made.");
    }

    @Test
    void another_text_of_the_same_migration_moves_it() {
      folder.with("V1__a.sql", "CREATE TABLE other ()");
      flyway(ours).target("1").load().migrate();

      isRefused("V1__a.sql was recorded since the plan was made.");
    }

    @Test
    void a_row_that_changed_moves_it() {
      assertThat(plan.apply()).isEqualTo(SUCCEEDED);
      folder.with("V3__c.sql", "SELECT 3");
      plan = plan(SETTINGS);
      ours.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'");

      isRefused("Rows of the history table changed since the plan was made.");
    }

    @Test
    void objects_without_a_history_move_it() {
      ours.execute("CREATE TABLE foreigner ()");

      isRefused("Objects without a history table appeared since the plan was made.");
    }

    @Test
    void objects_that_would_be_taken_over_unplanned_move_it() {
      plan = plan(TAKING_OVER);
      ours.execute("CREATE TABLE foreigner ()");

      isRefused("Objects without a history table appeared since the plan was made.");
    }
  }
}
