package io.slipway.control.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// The rare situations of `docs/take-over.md` for Flyway, most of which take a person.
class FlywayIrregularityTests extends FlywayTeam {

  @Test
  void rows_newer_than_the_bundle_are_one_warning_that_blocks_nothing() {
    managedByFlyway();
    scene.without("V2__names.sql").upload();
    assertThat(scene.findings()).containsExactly("FUTURE_MIGRATION WARNING V2__names.sql");
    var plan = scene.plan();
    assertThat(plan.path("runnable").asBoolean()).isTrue();
    assertThat(Scene.codes(plan)).containsExactly("FUTURE_MIGRATION");
  }

  @Test
  void a_late_file_runs_once_out_of_order_is_allowed() {
    managedByFlyway();
    scene.with("V1.5__late.sql", "create table late ();").upload();

    assertThat(scene.findings()).containsExactly("OUT_OF_ORDER_MIGRATION BLOCKING V1.5__late.sql");
    assertThat(scene.finding("OUT_OF_ORDER_MIGRATION").has("action")).isFalse();
    assertThat(scene.plan().path("runnable").asBoolean()).isFalse();
    scene.configure(Map.of("out-of-order", true));

    assertThat(scene.findings()).isEmpty();
    bothContinue(scene.flyway().outOfOrder(true), "V1.5__late.sql", "V30__prices.sql");
    scene.flyway().load().validate();
  }

  @Test
  void several_rows_of_a_version_are_told_and_the_doubtful_one_deleted_by_hand() {
    managedByFlyway();
    scene.database.execute(
        """
        insert into flyway_schema_history select 3, version, description, type, script, checksum,
          installed_by, installed_on, execution_time, success
        from flyway_schema_history where installed_rank = 2
        """);

    assertThat(scene.finding("SEVERAL_ROWS").path("severity").asString()).isEqualTo("WARNING");
    assertThat(scene.finding("SEVERAL_ROWS").has("action")).isFalse();
    scene.database.execute("delete from flyway_schema_history where installed_rank = 3");
    assertThat(scene.findings()).isEmpty();
    bothContinue("V30__prices.sql");
  }

  @Test
  void rows_of_the_paid_undo_are_read_and_turned_into_what_free_flyway_reads() {
    managedByFlyway();
    scene.database.execute(
        """
        insert into flyway_schema_history values
          (3, '2', 'names', 'UNDO_SQL', 'U2__names.sql', 7, 'me', now(), 1, true);
        alter table items drop name;
        """);

    assertThat(scene.findings()).containsExactly("PAID_UNDO_ROWS WARNING U2__names.sql");
    assertThat(scene.deploy()).containsExactly("V2__names.sql");
    assertThatThrownBy(() -> scene.flyway().load().info()).hasMessageContaining("UNDO_SQL");
    scene.database.execute(
        "update flyway_schema_history set type = 'DELETE' where type = 'UNDO_SQL'");
    assertThat(Scene.codes(scene.plan())).doesNotContain("PAID_UNDO_ROWS");
    bothContinue("V30__prices.sql");
  }

  @Test
  void a_table_with_another_case_is_configured_and_never_doubled() {
    scene.flyway().table("FLYWAY_SCHEMA_HISTORY").load().migrate();
    scene.upload();

    assertThat(scene.findings())
        .contains("LEDGER_NAME_VARIANT BLOCKING \"public\".\"FLYWAY_SCHEMA_HISTORY\"");
    assertThat(scene.plan().path("runnable").asBoolean()).isFalse();
    var refused = scene.post("baseline", Map.of()).expectProblem(409, "ledger-refused");
    assertThat(refused.path("finding").asString()).isEqualTo("LEDGER_NAME_VARIANT");
    scene.configure(Map.of("table", "FLYWAY_SCHEMA_HISTORY"));

    assertThat(scene.findings()).isEmpty();
    bothContinue(scene.flyway().table("FLYWAY_SCHEMA_HISTORY"), "V30__prices.sql");
  }

  @Test
  void a_ledger_in_another_schema_is_found_by_its_schema() {
    scene.flyway().defaultSchema("app").load().migrate();
    scene.upload();

    assertThat(scene.findings())
        .containsExactly("LEDGER_ELSEWHERE WARNING \"app\".\"flyway_schema_history\"");
    scene.configure(Map.of("default-schema", "app"));
    assertThat(scene.findings()).isEmpty();
    bothContinue(scene.flyway().defaultSchema("app"), "V30__prices.sql");
  }

  @Test
  void the_other_peer_s_table_is_told_until_it_is_gone() {
    managedByFlyway();
    scene.database.execute("create table _prisma_migrations (id text)");

    assertThat(scene.findings())
        .containsExactly("OTHER_PEER_PRESENT WARNING \"public\".\"_prisma_migrations\"");
    assertThat(scene.plan().path("runnable").asBoolean()).isTrue();
    scene.database.execute("drop table _prisma_migrations");
    assertThat(scene.findings()).isEmpty();
  }

  @Test
  void rows_that_nobody_can_read_block_until_they_are_mended_by_hand() {
    managedByFlyway();
    scene.database.execute(
        """
        update flyway_schema_history set type = 'HOMEMADE' where version = '2';
        """);
    assertThat(scene.findings()).anyMatch(finding -> finding.startsWith("UNKNOWN_TYPE BLOCKING"));
    assertThat(scene.plan().path("runnable").asBoolean()).isFalse();
    scene.database.execute("update flyway_schema_history set type = 'SQL' where version = '2'");
    assertThat(scene.findings()).isEmpty();
    bothContinue("V30__prices.sql");
  }

  @Test
  void a_version_that_was_deleted_twice_blocks_until_the_newer_mark_is_gone() {
    managedByFlyway();
    scene.database.execute(
        """
        insert into flyway_schema_history
          select rank, version, description, 'DELETE', script, checksum, installed_by, now(), 0, true
          from flyway_schema_history, (values (3), (4)) as r (rank) where version = '2';
        alter table items drop name;
        """);
    assertThat(scene.findings()).anyMatch(finding -> finding.startsWith("DELETED_TWICE BLOCKING"));
    scene.database.execute("delete from flyway_schema_history where installed_rank = 4");
    assertThat(scene.findings()).isEmpty();
    bothContinue("V2__names.sql", "V30__prices.sql");
  }
}
