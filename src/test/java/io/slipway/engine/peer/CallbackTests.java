package io.slipway.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.execute.RunListener;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.RunOutcome.Failed;
import io.slipway.engine.execute.RunOutcome.Succeeded;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Callbacks beside those of real Flyway on a twin database.
class CallbackTests {

  private static final List<String> EVENTS =
      List.of(
          "beforeMigrate",
          "beforeRepeatables",
          "afterVersioned",
          "beforeEachMigrate",
          "afterEachMigrate",
          "beforeEachMigrateStatement",
          "afterEachMigrateStatement",
          "afterMigrateApplied",
          "afterMigrate",
          "afterMigrateError");

  private final TestDatabase ours = TestDatabase.create();
  private final TestDatabase flyways = TestDatabase.create();
  private final ScriptFolder folder = ScriptFolder.create();
  private final List<StatementFailure> errorCallbacks = new ArrayList<>();

  @BeforeEach
  void log() {
    for (var database : List.of(ours, flyways)) {
      database.execute("CREATE SCHEMA log; CREATE TABLE log.events (n serial, event text)");
    }
    for (var event : EVENTS) {
      folder.with(event + ".sql", insert(event));
    }
  }

  @AfterEach
  void drop() {
    folder.close();
    ours.close();
    flyways.close();
  }

  private static String insert(String event) {
    return "INSERT INTO log.events (event) VALUES ('%s');".formatted(event);
  }

  private RunOutcome migrate() {
    var listener =
        new RunListener() {
          @Override
          public void errorCallbackFailed(StatementFailure failure) {
            errorCallbacks.add(failure);
          }
        };
    return EngineTarget.on(ours).told(listener).planFlyway(folder).apply();
  }

  private void flyway() {
    Flyway.configure()
        .dataSource(flyways.url(), flyways.user(), flyways.password())
        .locations("filesystem:" + folder.path())
        .load()
        .migrate();
  }

  private static List<String> events(TestDatabase database) {
    return database.query("SELECT event FROM log.events ORDER BY n");
  }

  private List<String> agree() {
    assertThat(migrate()).isEqualTo(new Succeeded());
    flyway();
    assertThat(events(ours)).isEqualTo(events(flyways));
    return events(ours);
  }

  @Test
  void run_in_flyways_order() {
    folder
        .with("V1__a.sql", insert("V1"))
        .with("V2__b.sql", insert("V2") + insert("V2 again"))
        .with("R__r.sql", insert("R"))
        .with("beforeMigrate__b.sql", insert("beforeMigrate b"))
        .with("beforeMigrate__a.sql", insert("beforeMigrate a"));

    assertThat(agree())
        .startsWith("beforeMigrate", "beforeMigrate a", "beforeMigrate b", "beforeEachMigrate")
        .contains("V1", "V2 again", "R")
        .endsWith("afterMigrateApplied", "afterMigrate");
  }

  @Test
  void run_in_flyways_order_with_nothing_repeatable_and_with_nothing_to_do() {
    folder.with("V1__a.sql", insert("V1"));
    var first = agree();
    var both = agree();

    assertThat(both.subList(first.size(), both.size()))
        .containsExactly("beforeMigrate", "afterVersioned", "afterMigrate");
  }

  @Test
  void run_in_flyways_order_with_nothing_but_repeatables() {
    folder.with("R__r.sql", insert("R"));

    assertThat(agree()).containsSequence("afterVersioned", "beforeRepeatables");
  }

  @Test
  void of_a_failed_run_are_flyways_too() {
    folder.with("V1__a.sql", insert("V1")).with("V2__b.sql", insert("V2") + "SELECT 1/0;");

    assertThat(migrate()).isInstanceOf(Failed.class);
    assertThatThrownBy(this::flyway).isInstanceOf(FlywayException.class);

    assertThat(events(ours)).isEqualTo(events(flyways)).endsWith("afterMigrateError");
  }

  @Test
  void for_errors_run_once_the_failed_transaction_is_undone() {
    folder
        .with("V1__a.sql", "SELECT 1;\nSELECT 1/0;")
        .with("afterEachMigrateStatementError.sql", insert("statement error"))
        .with("afterEachMigrateError.sql", insert("each error"));

    assertThat(migrate()).isInstanceOf(Failed.class);

    assertThat(events(ours))
        .endsWith("statement error", "each error", "afterMigrateError")
        .doesNotContain("afterEachMigrate");
    assertThat(errorCallbacks).isEmpty();
  }

  @Test
  void of_a_migration_share_its_transaction() {
    folder
        .with("V1__a.sql", "CREATE TABLE a ()")
        .with("afterEachMigrate.sql", "CREATE TABLE b ();\nSELECT 1/0;");

    assertThat(migrate())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.failure().path()).isEqualTo("afterEachMigrate.sql");
              assertThat(failed.failure().line()).isEqualTo(2);
              assertThat(failed.cleanlyUndone()).isTrue();
            });
    assertThat(ours.query("SELECT to_regclass('a'), to_regclass('b')")).containsExactly("∅|∅");
    assertThat(ours.query("TABLE flyway_schema_history")).isEmpty();
  }

  @Test
  void before_the_first_migration_stop_the_run_when_they_fail() {
    folder.with("V1__a.sql", insert("V1")).with("beforeMigrate.sql", "SELECT nowhere;");

    assertThat(migrate())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.step()).isEmpty();
              assertThat(failed.failure().path()).isEqualTo("beforeMigrate.sql");
            });
    assertThatThrownBy(this::flyway).isInstanceOf(FlywayException.class);
    assertThat(events(ours)).isEqualTo(events(flyways));
  }

  @Test
  void that_fail_behind_the_last_migration_leave_it_applied() {
    folder.with("V1__a.sql", insert("V1")).with("afterMigrate.sql", "SELECT nowhere;");

    assertThat(migrate()).isInstanceOf(Failed.class);
    assertThatThrownBy(this::flyway).isInstanceOf(FlywayException.class);
    assertThat(events(ours)).isEqualTo(events(flyways)).contains("V1");
    assertThat(ours.query("SELECT success FROM flyway_schema_history")).containsExactly("t");
  }

  @Test
  void for_errors_that_fail_do_not_hide_the_error() {
    folder.with("V1__a.sql", "SELECT 1/0;").with("afterMigrateError.sql", "SELECT nowhere;");

    assertThat(migrate())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.failure().failure().sqlState()).isEqualTo("22012"));
    assertThat(errorCallbacks)
        .singleElement()
        .satisfies(failure -> assertThat(failure.path()).isEqualTo("afterMigrateError.sql"));
  }

  @Test
  void run_without_a_transaction_where_their_conf_file_says_so() {
    folder
        .with("V1__a.sql", "CREATE TABLE a ()")
        .with("afterMigrate__vacuum.sql", "VACUUM a;")
        .with("afterMigrate__commit.sql", insert("stays") + "SELECT nowhere;")
        .with("afterMigrate__commit.sql.conf", "executeInTransaction=false");

    assertThat(migrate()).isInstanceOf(Failed.class);
    assertThat(events(ours)).endsWith("stays").doesNotContain("afterMigrateError");
    folder.with("afterMigrate__commit.sql", insert("stays too"));
    assertThat(migrate()).isEqualTo(new Succeeded());
  }

  @Test
  void of_events_that_a_run_does_not_have_are_named_by_the_plan() {
    folder.with("V1__a.sql", "SELECT 1").with("afterClean.sql", "SELECT 1");

    assertThat(EngineTarget.on(ours).planFlyway(folder).plan().scriptFindings())
        .extracting(finding -> finding.code() + " " + finding.path() + " " + finding.blocking())
        .containsExactly("CALLBACK_IGNORED afterClean.sql false");
  }

  @Test
  void that_cannot_be_made_block_the_plan() {
    folder
        .with("V1__a.sql", "SELECT 1")
        .with("afterMigrate.sql", "SELECT 1;\nSELECT '${nobody}';")
        .with("beforeMigrate.sql", "SELECT 'open");

    assertThat(EngineTarget.on(ours).planFlyway(folder).plan().scriptFindings())
        .extracting(finding -> finding.code() + " " + finding.path() + " " + finding.blocking())
        .containsExactlyInAnyOrder(
            "PLACEHOLDER_WITHOUT_VALUE afterMigrate.sql true",
            "SCRIPT_MALFORMED beforeMigrate.sql true");
  }
}
