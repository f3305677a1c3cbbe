package io.slipway.control.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;

/// The common situations of `docs/take-over.md` for Flyway: real Flyway made the database, Slipway
/// takes it over, and real Flyway is content with it and continues.
class FlywayTakeoverTests extends FlywayTeam {

  @Test
  void a_healthy_database_has_no_findings_and_both_tools_go_on() {
    scene.with("R__names_view.sql", "create or replace view names as select name from items;");
    managedByFlyway();

    assertThat(scene.findings()).isEmpty();
    assertThat(scene.standings())
        .containsExactly(
            "V1__items.sql APPLIED", "V2__names.sql APPLIED", "R__names_view.sql APPLIED");
    assertThat(Scene.codes(scene.plan())).isEmpty();
    assertThat(scene.preview("").path("actions").isEmpty()).isTrue();
    assertThat(scene.preview("").has("apply")).isFalse();
    bothContinue("V30__prices.sql");
  }

  @Test
  void a_ledger_shows_where_it_stands_in_the_peer_s_words() {
    managedByFlyway();
    scene.with("V3__more.sql", PRICES);
    var bundle = scene.upload();

    var ledger = scene.ledger();
    assertThat(ledger.path("peer").asString()).isEqualTo("flyway");
    assertThat(ledger.path("exists").asBoolean()).isTrue();
    assertThat(ledger.path("bundle").asString()).isEqualTo(bundle);
    assertThat(ledger.path("position").path("rows").asInt()).isEqualTo(2);
    var applied = ledger.path("migrations").path(1);
    assertThat(applied.path("version").asString()).isEqualTo("2");
    assertThat(applied.path("description").asString()).isEqualTo("names");
    assertThat(applied.path("state").asString()).isEqualTo("Success");
    assertThat(applied.path("appliedAt").asString())
        .startsWith(
            scene
                .database
                .query(
                    "select to_char(max(installed_on), 'YYYY-MM-DD\"T\"HH24:MI:SS') from"
                        + " flyway_schema_history")
                .getFirst());
    var pending = ledger.path("migrations").path(2);
    assertThat(pending.path("state").asString()).isEqualTo("Pending");
    assertThat(pending.has("appliedAt")).isFalse();
  }

  @Test
  void a_database_that_was_never_managed_is_baselined() {
    scene.database.execute(ITEMS + NAMES);
    scene.upload();

    assertThat(scene.findings()).containsExactly("UNMANAGED_DATABASE BLOCKING public");
    assertThat(Scene.codes(scene.plan())).containsExactly("UNMANAGED_DATABASE");
    assertThat(scene.finding("UNMANAGED_DATABASE").path("action").path("body").toString())
        .isEqualTo("{\"version\":\"1\"}");
    assertThat(scene.ledger().path("exists").asBoolean()).isFalse();
    scene.post("baseline", Map.of("version", "2", "description", "by hand")).expect(200);

    assertThat(scene.findings()).isEmpty();
    assertThat(rows()).containsExactly("1|2|by hand|BASELINE|by hand|∅|t");
    bothContinue("V30__prices.sql");
  }

  @Test
  void an_offered_baseline_counts_the_first_migration_as_applied() {
    scene.database.execute(ITEMS);
    scene.upload();

    scene.send(scene.finding("UNMANAGED_DATABASE").path("action")).expect(200);
    assertThat(scene.findings()).isEmpty();
    bothContinue("V2__names.sql", "V30__prices.sql");
  }

  @Test
  void a_baseline_is_refused_in_flyway_s_words() {
    managedByFlyway();
    var refused =
        scene.post("baseline", Map.of("version", "2")).expectProblem(409, "ledger-refused");
    assertThatThrownBy(() -> scene.flyway().baselineVersion("2").load().baseline())
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining(refused.path("detail").asString());
    assertThat(rows()).hasSize(2);
  }

  @Test
  void the_same_baseline_twice_changes_nothing_the_second_time() {
    scene.database.execute(ITEMS);
    scene.upload();
    var first = scene.post("baseline", Map.of()).expect(200).json();
    assertThat(first.path("changes").path(0).path("kind").asString()).isEqualTo("BASELINE");
    assertThat(scene.post("baseline", Map.of()).expect(200).json().path("changes").isEmpty())
        .isTrue();
    scene.post("baseline", Map.of("version", "7")).expectProblem(409, "ledger-refused");
  }

  @Test
  void a_failed_row_is_removed_and_its_mended_file_deployed() {
    failedConcurrentIndex();

    assertThat(scene.findings()).containsExactly("FAILED_MIGRATION BLOCKING V3__index.sql");
    assertThat(Scene.codes(scene.plan())).containsExactly("FAILED_MIGRATION");
    scene.with("V3__index.sql", "create index concurrently items_name on items (name);").upload();
    scene.send(scene.finding("FAILED_MIGRATION").path("action")).expect(200);

    assertThat(scene.standings())
        .containsExactly("V1__items.sql APPLIED", "V2__names.sql APPLIED", "V3__index.sql PENDING");
    bothContinue("V3__index.sql", "V30__prices.sql");
  }

  @Test
  void a_failed_row_whose_migration_is_complete_is_resolved_as_applied() {
    failedConcurrentIndex();
    scene.database.execute("create index items_missing on items (name)");

    scene.send(scene.finding("FAILED_MIGRATION").path("alternative")).expect(200);
    assertThat(scene.findings()).isEmpty();
    bothContinue("V30__prices.sql");
  }

  @Test
  void one_failed_row_can_be_settled_alone() {
    failedConcurrentIndex();
    var wish = Map.<String, Object>of("migration", "V3__index.sql", "as", "rolled-back");
    scene.post("resolve", wish).expect(200);
    assertThat(rows()).hasSize(2);
    scene.post("resolve", wish).expectProblem(409, "ledger-refused");
  }

  // With its default lock Flyway loses the failed row again, see the contract.
  private void failedConcurrentIndex() {
    scene.with("V3__index.sql", "create index concurrently items_missing on items (missing);");
    var flyway =
        scene
            .flyway()
            .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
            .load();
    assertThatThrownBy(flyway::migrate).hasMessageContaining("missing");
    scene.upload();
    assertThat(rows()).hasSize(3).last().asString().endsWith("|f");
  }

  @Test
  void an_edited_file_takes_its_row_along() {
    managedByFlyway();
    scene.with("V2__names.sql", NAMES + " -- of items").upload();

    assertThat(scene.findings()).containsExactly("FILE_EDITED BLOCKING V2__names.sql");
    assertThat(Scene.codes(scene.plan())).containsExactly("FILE_EDITED");
    assertThatThrownBy(() -> scene.flyway().load().validate())
        .hasMessageContaining("checksum mismatch");
    var preview = scene.preview("");
    var column = preview.path("actions").path(0).path("columns").path(0);
    assertThat(column.path("name").asString()).isEqualTo("checksum");
    assertThat(column.path("from").asString()).isEqualTo(rows().get(1).split("\\|")[5]);
    assertThat(scene.finding("FILE_EDITED").path("action")).isEqualTo(preview.path("apply"));
    scene.repair(preview).expect(200);

    assertThat(column.path("to").asString()).isEqualTo(rows().get(1).split("\\|")[5]);
    assertThat(scene.findings()).isEmpty();
    bothContinue("V30__prices.sql");
  }

  @Test
  void an_edited_file_can_be_put_back_as_well() {
    managedByFlyway();
    scene.with("V2__names.sql", NAMES + " -- of items").upload();
    scene.with("V2__names.sql", NAMES).upload();
    assertThat(scene.findings()).isEmpty();
  }

  @Test
  void a_new_description_takes_its_row_along() {
    managedByFlyway();
    scene.without("V2__names.sql").with("V2__item_names.sql", NAMES).upload();

    assertThat(scene.findings()).containsExactly("DESCRIPTION_CHANGED BLOCKING V2__names.sql");
    scene.send(scene.finding("DESCRIPTION_CHANGED").path("action")).expect(200);
    assertThat(rows().get(1)).startsWith("2|2|item names|SQL|V2__names.sql|");
    bothContinue("V30__prices.sql");
  }

  @Test
  void a_file_that_moved_is_fine_and_its_row_can_follow() {
    managedByFlyway();
    scene.without("V2__names.sql").with("sub/V2__names.sql", NAMES).upload();

    assertThat(scene.findings()).isEmpty();
    assertThat(scene.preview("").path("actions").isEmpty()).isTrue();
    scene.repair(scene.preview("?updateScripts=true")).expect(200);
    assertThat(rows().get(1)).contains("|sub/V2__names.sql|");
    bothContinue("V30__prices.sql");
  }

  @Test
  void a_missing_file_is_marked_as_deleted() {
    scene.with("V3__more.sql", "create table more ();");
    managedByFlyway();
    scene.without("V2__names.sql").upload();

    assertThat(scene.findings()).containsExactly("FILE_MISSING BLOCKING V2__names.sql");
    assertThat(Scene.codes(scene.plan())).containsExactly("FILE_MISSING");
    scene.send(scene.finding("FILE_MISSING").path("action")).expect(200);
    assertThat(rows().getLast()).startsWith("4|2|names|DELETE|V2__names.sql|");
    assertThat(scene.standings()).contains("V2__names.sql UNDONE");
    bothContinue("V30__prices.sql");
  }

  @Test
  void rows_without_a_checksum_get_the_files() {
    managedByFlyway();
    scene.database.execute("update flyway_schema_history set checksum = null");

    assertThat(scene.findings()).containsExactly("CHECKSUM_ABSENT WARNING V1__items.sql");
    scene.send(scene.finding("CHECKSUM_ABSENT").path("action")).expect(200);
    assertThat(scene.findings()).isEmpty();
    bothContinue("V30__prices.sql");
  }

  @Test
  void a_java_migration_is_allowed_by_a_pattern_and_its_repair_not_pressed_on_anyone() {
    managedByFlyway();
    scene.database.execute("update flyway_schema_history set type = 'JDBC' where version = '1'");
    scene.without("V1__items.sql").upload();

    assertThat(scene.findings()).containsExactly("FILE_MISSING BLOCKING V1__items.sql");
    assertThat(scene.finding("FILE_MISSING").path("remedy").asString()).contains("*:missing");
    assertThat(scene.finding("FILE_MISSING").has("action")).isFalse();
    scene.configure(Map.of("ignore-migration-patterns", List.of("*:missing", "*:future")));
    assertThat(scene.findings()).containsExactly("FILE_MISSING WARNING V1__items.sql");
    assertThat(scene.deploy()).isEmpty();
  }
}
