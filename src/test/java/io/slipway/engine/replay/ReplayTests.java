package io.slipway.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.FlywayNaming;
import io.slipway.engine.bundle.PlaceholderSettings;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.engine.ledger.FlywayTable;
import io.slipway.engine.replay.Replayed.Built;
import io.slipway.engine.replay.Replayed.Failed;
import io.slipway.engine.replay.Replayed.Refused;
import io.slipway.engine.scratch.Scratch;
import io.slipway.engine.scratch.ScratchSettings;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.EngineTarget.Planned;
import io.slipway.testing.SchemaText;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.TestDatabase;
import io.slipway.testing.TestScratch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTests {

  private static final TargetRoles NO_ROLES = new TargetRoles(Set.of(), false);

  private final TestDatabase target = TestDatabase.create();
  private final ScriptFolder folder = ScriptFolder.create();
  private final Scratch scratch =
      new Scratch(TestScratch.server(), ScratchSettings.DEFAULT, Clock.systemUTC());
  private final Replay replay = new Replay(scratch);

  @BeforeEach
  void dropTemplates() {
    TestScratch.dropTemplates();
  }

  @AfterEach
  void close() {
    folder.close();
    target.close();
    scratch.close();
  }

  private Planned plan() {
    return EngineTarget.on(target).planFlyway(folder);
  }

  private void migrate() {
    assertThat(plan().apply()).isEqualTo(new RunOutcome.Succeeded());
  }

  /// What the steps of a plan for an empty database make, with the roles of a foreign cluster.
  private Replayed replaySteps(TargetRoles roles) throws SQLException {
    var plan = plan();
    return replay.stateOf(new TargetState(plan.peer(), plan.bundle(), plan.plan().steps(), roles));
  }

  private Replayed replayState(Planned plan) throws SQLException {
    try (var connection = target.connect()) {
      var roles = TargetRoles.read(connection, scratch.server());
      return replay.stateOf(plan.peer(), plan.bundle(), plan.plan().ledger(), roles);
    }
  }

  private static Built built(Replayed replayed) {
    if (replayed instanceof Built built) {
      return built;
    }
    throw new AssertionError(replayed);
  }

  private static TestDatabase database(Replayed replayed) {
    return TestScratch.database(built(replayed).database().name());
  }

  private static List<String> why(Replayed replayed) {
    assertThat(replayed).isInstanceOf(Refused.class);
    return replayed instanceof Refused(var why) ? why : List.of();
  }

  private static final String ROWS =
      """
      SELECT installed_rank, version, description, type, script, checksum, success
        FROM flyway_schema_history ORDER BY installed_rank
      """;

  @Test
  void makes_the_schema_and_the_ledger_that_the_target_has() throws SQLException {
    folder
        .with("V1__a.sql", "CREATE TABLE a (id int PRIMARY KEY); INSERT INTO a VALUES (1);")
        .with("V2__b.sql", "CREATE INDEX CONCURRENTLY i ON a (id);")
        .with("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;")
        .with("afterMigrate.sql", "CREATE TABLE IF NOT EXISTS called ();");
    migrate();
    folder.with("V3__c.sql", "CREATE VIEW w AS SELECT * FROM v;");
    migrate();

    var first = replayState(plan());
    var second = replayState(plan());

    SchemaText.assertSame(database(first), target);
    SchemaText.assertSame(database(second), target);
    assertThat(database(second).query(ROWS)).isEqualTo(target.query(ROWS)).hasSize(4);
    assertThat(database(second).query("TABLE a")).containsExactly("1");
    assertThat(built(first).fresh()).isTrue();
    assertThat(built(second).fresh()).isFalse();
    assertThat(plan().on(on(second)).plan().steps()).isEmpty();
  }

  private static EngineTarget on(Replayed replayed) {
    return EngineTarget.on(database(replayed));
  }

  @Test
  void of_an_untouched_target_is_an_empty_database() throws SQLException {
    folder.with("V1__a.sql", "CREATE TABLE a ()");

    var replayed = replayState(plan());

    assertThat(database(replayed).query("SELECT 1 FROM pg_class WHERE oid >= 16384")).isEmpty();
  }

  @Test
  void of_a_text_in_another_state_has_another_template() throws SQLException {
    folder.with("V1__a.sql", "CREATE TABLE a ()");
    assertThat(built(replaySteps(NO_ROLES)).fresh()).isTrue();
    assertThat(built(replaySteps(NO_ROLES)).fresh()).isFalse();

    folder.with("V1__a.sql", "CREATE TABLE a (b int)");
    assertThat(built(replaySteps(NO_ROLES)).fresh()).isTrue();
    folder.with("afterMigrate.sql", "SELECT 1");
    assertThat(built(replaySteps(NO_ROLES)).fresh()).isTrue();
    folder.with("V1__a.sql.conf", "executeInTransaction=false");
    assertThat(built(replaySteps(NO_ROLES)).fresh()).isTrue();

    var elsewhere =
        FlywayHistorySettings.of(new FlywayTable("public", "my_history", Optional.empty()));
    var plan = EngineTarget.on(target).planFlyway(folder, BundleSettings.Flyway.DEFAULT, elsewhere);
    var state = new TargetState(plan.peer(), plan.bundle(), plan.plan().steps(), NO_ROLES);
    assertThat(built(replay.stateOf(state)).fresh()).isTrue();
    assertThat(TestScratch.templates()).hasSize(5);
  }

  @Test
  void says_which_statement_failed_and_leaves_nothing() throws SQLException {
    folder.with("V1__a.sql", "CREATE TABLE a ();\nSELECT 1/0;");

    assertThat(replaySteps(NO_ROLES))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.step().orElseThrow().name()).isEqualTo("V1__a.sql");
              assertThat(failed.failure().line()).isEqualTo(2);
              assertThat(failed.why())
                  .isEqualTo("V1__a.sql, line 2 (statement 2): division by zero [22012]");
            });
    assertThat(TestScratch.templates()).isEmpty();
    assertThat(TestScratch.databases()).isEmpty();
  }

  @Test
  void ends_a_runaway_script() throws SQLException {
    folder.with("V1__a.sql", "SELECT pg_sleep(600)");
    var hasty =
        new ScratchSettings(Duration.ofMillis(50), Duration.ZERO, 1L << 30, Duration.ofDays(1));
    try (var scratch = new Scratch(TestScratch.server(), hasty, Clock.systemUTC())) {
      var plan = plan();
      var state = new TargetState(plan.peer(), plan.bundle(), plan.plan().steps(), NO_ROLES);

      assertThat(new Replay(scratch).stateOf(state))
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> assertThat(failed.failure().failure().sqlState()).isEqualTo("57014"));
    }
  }

  @Test
  void of_an_unknown_history_is_refused_with_the_reason() throws SQLException {
    folder.with("V1__a.sql", "SELECT 1").with("V2__b.sql", "SELECT 1");
    migrate();
    try (var other = ScriptFolder.create()) {
      other.with("V1__a.sql", "SELECT 1");
      assertThat(why(replayState(EngineTarget.on(target).planFlyway(other))))
          .containsExactly("V2__b.sql was applied, and the bundle does not have it any more.");
    }
  }

  @Test
  void without_an_extension_is_refused_before_anything_is_run() throws SQLException {
    folder.with(
        "V1__a.sql", "CREATE EXTENSION IF NOT EXISTS \"no such one\"; CREATE EXTENSION hstore;");

    assertThat(why(replaySteps(NO_ROLES)))
        .contains("The extension no such one is not available on the scratch server.");
  }

  @Test
  void that_would_reach_beyond_its_database_is_refused_with_file_and_line() throws SQLException {
    folder
        .with(
            "V1__a.sql",
            "CREATE TABLE a ();\nCREATE SUBSCRIPTION s CONNECTION 'password=x' PUBLICATION p;")
        .with("afterMigrate.sql", "\n\nALTER SYSTEM SET work_mem = '1GB';");

    assertThat(why(replaySteps(NO_ROLES)))
        .containsExactly(
            "V1__a.sql, line 2: It connects to another server."
                + " (create subscription s connection …)",
            "afterMigrate.sql, line 3: It changes the server's configuration."
                + " (alter system set work_mem …)");
  }

  @Test
  void provides_roles_and_leaves_out_what_changes_them() throws SQLException {
    folder
        .with(
            "V1__a.sql",
            "CREATE ROLE slipway_test_a PASSWORD 'x'; ALTER ROLE slipway_test_a LOGIN;")
        .with(
            "V2__b.sql", "CREATE TABLE t (); GRANT SELECT ON t TO slipway_test_a, slipway_test_b;")
        .with(
            "V3__c.sql",
            "ALTER TABLE t OWNER TO slipway_test_c; GRANT CONNECT ON DATABASE x TO y;");
    try {
      var replayed = built(replaySteps(new TargetRoles(Set.of("slipway_test_b", "other"), false)));

      assertThat(replayed.provision().roles().created())
          .containsExactly("slipway_test_a", "slipway_test_b");
      assertThat(replayed.remarks())
          .containsExactly(
              "V1__a.sql, line 1: It makes the role slipway_test_a. (create role slipway_test_a password …)",
              "V1__a.sql, line 1: It changes a role. (alter role slipway_test_a login …)",
              "V3__c.sql, line 1: It changes privileges on something that databases share. (grant connect on database …)");
      assertThat(
              TestScratch.database(replayed.database().name())
                  .query("SELECT relacl, relowner::regrole FROM pg_class WHERE relname = 't'"))
          .singleElement()
          .asString()
          .contains("slipway_test_a=r", "slipway_test_b=r")
          .endsWith("|slipway_test_c");
    } finally {
      scratch.close();
      TestScratch.dropTemplates();
      for (var role : List.of("a", "b", "c")) {
        TestScratch.execute("DROP ROLE slipway_test_" + role);
      }
    }
  }

  @Test
  void leaves_statements_out_of_scripts_that_are_sent_as_a_whole() throws SQLException {
    folder.withPrisma("1_a", "ALTER ROLE \"ä\"\n LOGIN;\nCREATE TABLE t ();\nDROP ROLE nobody;");
    folder.withPrisma("2_b", "ALTER ROLE x\n LOGIN;\nSELECT 1/0;");
    var plan = EngineTarget.on(target).planPrisma(folder, TransactionMode.BATCH);
    var steps = plan.plan().steps();

    var first = new TargetState(plan.peer(), plan.bundle(), steps.subList(0, 1), NO_ROLES);
    assertThat(database(replay.stateOf(first)).query("TABLE t")).isEmpty();
    assertThat(replay.stateOf(new TargetState(plan.peer(), plan.bundle(), steps, NO_ROLES)))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.failure().path()).contains("2_b"));
  }

  @Test
  void goes_on_with_a_missing_role_in_the_middle_of_a_script_that_no_transaction_holds()
      throws SQLException {
    folder
        .with("V1__a.sql", "CREATE TABLE t (); GRANT SELECT ON t TO slipway_test_d;")
        .with("V1__a.sql.conf", "executeInTransaction=false");
    try {
      var replayed = built(replaySteps(NO_ROLES));

      assertThat(TestScratch.database(replayed.database().name()).query(ROWS)).hasSize(1);
    } finally {
      scratch.close();
      TestScratch.dropTemplates();
      TestScratch.execute("DROP ROLE slipway_test_d");
    }
  }

  @Test
  void on_the_targets_own_cluster_makes_no_role() throws SQLException {
    folder
        .with("V1__a.sql", "CREATE ROLE postgres;")
        .with("V2__b.sql", "CREATE TABLE t ();\nCREATE ROLE slipway_test_new;");

    assertThat(why(replaySteps(new TargetRoles(Set.of("postgres"), true))))
        .containsExactly(
            "V2__b.sql, line 2: It makes the role slipway_test_new, and the scratch server is the"
                + " target's own cluster. (create role slipway_test_new …)");
    folder.with("V2__b.sql", "GRANT SELECT ON t TO slipway_test_new;");
    folder.with("V1__a.sql", "CREATE TABLE t (); CREATE ROLE postgres;");
    assertThat(replaySteps(new TargetRoles(Set.of("postgres"), true)))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.why()).contains("slipway_test_new", "must have it before"));
  }

  @Test
  void as_a_modest_role_says_which_privilege_is_missing() throws SQLException {
    TestScratch.execute("CREATE ROLE slipway_test_modest LOGIN CREATEDB PASSWORD 'x'");
    folder.with("V1__a.sql", "CREATE TABLE t ();").with("V2__b.sql", "COPY t FROM STDIN;\n\\.\n");
    try {
      var server = TestScratch.serverAs("slipway_test_modest", "x");
      try (var modest = new Scratch(server, ScratchSettings.DEFAULT, Clock.systemUTC())) {
        assertThat(built(stateOn(modest)).fresh()).isTrue();
        assertThat(built(stateOn(modest)).fresh()).isFalse();
        folder.with("V3__c.sql", "CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'x';");
        assertThat(stateOn(modest))
            .isInstanceOfSatisfying(
                Failed.class,
                failed ->
                    assertThat(failed.why())
                        .contains("[42501]. The role slipway_test_modest lacks this privilege"));
      }
    } finally {
      TestScratch.dropTemplates();
      TestScratch.execute("DROP ROLE slipway_test_modest");
    }
  }

  private Replayed stateOn(Scratch scratch) throws SQLException {
    var plan = plan();
    return new Replay(scratch)
        .stateOf(new TargetState(plan.peer(), plan.bundle(), plan.plan().steps(), NO_ROLES));
  }

  @Test
  void of_the_demonstrations_projects_is_what_migrating_makes() throws SQLException {
    assertThat(inventory().apply()).isEqualTo(new RunOutcome.Succeeded());
    SchemaText.assertSame(database(replayState(inventory())), target);
    try (var crm = TestDatabase.create()) {
      var folder = new ScriptFolder(Path.of("migrations", "crm"));
      for (var mode : List.of(TransactionMode.TRANSACTION_WHERE_POSSIBLE, TransactionMode.BATCH)) {
        var plan = EngineTarget.on(crm).planPrisma(folder, mode);
        if (!plan.plan().steps().isEmpty()) {
          assertThat(plan.apply()).isEqualTo(new RunOutcome.Succeeded());
        }
        var applied = EngineTarget.on(crm).planPrisma(folder, mode);
        SchemaText.assertSame(database(replayState(applied)), crm);
      }
    }
  }

  private Planned inventory() {
    var values = new PlaceholderSettings(true, "${", "}", Map.of("default_warehouse", "HAM1"));
    var settings =
        new BundleSettings.Flyway(
            List.of(""), FlywayNaming.DEFAULT, StandardCharsets.UTF_8, values);
    var folder = EngineTarget.bundle(Path.of("migrations", "inventory"), settings);
    return EngineTarget.on(target).planFlyway(folder, settings, FlywayHistorySettings.DEFAULT);
  }
}
