package io.slipway.control.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each situation of `docs/take-over.md` for Prisma; the rows are written as the contract says
/// that Prisma writes them.
class PrismaTakeoverTests extends SlipwayTest {

  private static final String INIT = "20250101000000_init";
  private static final String NAMES = "20250202000000_names";
  private static final String PRICES = "20250303000000_prices";
  private static final String INIT_SQL = "CREATE TABLE items (id int PRIMARY KEY);";
  private static final String NAMES_SQL = "ALTER TABLE items ADD name text;";

  private Scene scene;

  @BeforeEach
  void gather() {
    scene = Scene.prisma(admin).with(INIT, INIT_SQL).with(NAMES, NAMES_SQL);
  }

  @AfterEach
  void part() {
    scene.close();
  }

  private void ledger() {
    scene.database.execute(
        """
        CREATE TABLE _prisma_migrations (
            id                      VARCHAR(36) PRIMARY KEY NOT NULL,
            checksum                VARCHAR(64) NOT NULL,
            finished_at             TIMESTAMPTZ,
            migration_name          VARCHAR(255) NOT NULL,
            logs                    TEXT,
            rolled_back_at          TIMESTAMPTZ,
            started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
            applied_steps_count     INTEGER NOT NULL DEFAULT 0
        )
        """);
  }

  private void applied(String name, String sql) {
    row(name, sql, "now(), NULL, NULL, now(), 1");
  }

  /// @param rest `finished_at`, `logs`, `rolled_back_at`, `started_at`, `applied_steps_count`
  private void row(String name, String sql, String rest) {
    scene.database.execute(
        """
        INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, logs,
          rolled_back_at, started_at, applied_steps_count)
        VALUES (gen_random_uuid()::text, '%s', '%s', %s)
        """
            .formatted(sha256(sql), name, rest));
  }

  private void managedByPrisma() {
    scene.database.execute(INIT_SQL + NAMES_SQL);
    ledger();
    applied(INIT, INIT_SQL);
    applied(NAMES, NAMES_SQL);
    scene.upload();
  }

  /// Slipway deploys what is pending and one more; Prisma's `migrate deploy` would find every
  /// folder with a row that counts, and nothing failed.
  private void continues(String... expected) {
    scene.with(PRICES, "ALTER TABLE items ADD price int;").upload();
    assertThat(scene.deploy()).containsExactly(expected);
    assertThat(
            scene.database.query(
                """
                SELECT count(*) FROM _prisma_migrations
                 WHERE rolled_back_at IS NULL AND finished_at IS NULL
                """))
        .containsExactly("0");
    assertThat(scene.database.query("SELECT price FROM items")).isEmpty();
    assertThat(rows())
        .contains("%s|%s|1|∅|t|f".formatted(PRICES, sha256("ALTER TABLE items ADD price int;")));
    assertThat(scene.standings()).noneMatch(standing -> standing.endsWith("PENDING"));
  }

  @Test
  void a_healthy_database_has_no_findings() {
    managedByPrisma();
    assertThat(scene.findings()).isEmpty();
    assertThat(scene.ledger().path("peer").asString()).isEqualTo("prisma");
    assertThat(Scene.codes(scene.plan())).isEmpty();
    continues(PRICES);
  }

  @Test
  void a_database_that_was_never_managed_is_baselined_through_a_migration() {
    scene.database.execute(INIT_SQL + NAMES_SQL);
    scene.upload();

    assertThat(scene.findings()).containsExactly("UNMANAGED_DATABASE BLOCKING public");
    assertThat(Scene.codes(scene.plan())).containsExactly("UNMANAGED_DATABASE");
    var changed = scene.post("baseline", Map.of("through", NAMES)).expect(200).json();
    assertThat(changed.path("ledger").path("findings").isEmpty()).isTrue();
    assertThat(rows())
        .containsExactly(
            "%s|%s|0||t|f".formatted(INIT, sha256(INIT_SQL)),
            "%s|%s|0||t|f".formatted(NAMES, sha256(NAMES_SQL)));
    continues(PRICES);
  }

  @Test
  void an_offered_baseline_counts_the_first_migration_as_applied() {
    scene.database.execute(INIT_SQL);
    scene.upload();
    scene.send(scene.finding("UNMANAGED_DATABASE").path("action")).expect(200);
    continues(NAMES, PRICES);
  }

  @Test
  void a_failed_migration_is_rolled_back_and_deployed_again() {
    failed("'ERROR: boom'");
    assertThat(scene.findings()).containsExactly("FAILED_MIGRATION BLOCKING " + NAMES);
    assertThat(Scene.codes(scene.plan())).containsExactly("FAILED_MIGRATION");
    assertThat(scene.preview("").path("actions").isEmpty()).isTrue();
    assertThat(scene.preview("").path("decisions").size()).isEqualTo(1);

    scene.send(scene.finding("FAILED_MIGRATION").path("action")).expect(200);
    assertThat(scene.findings()).isEmpty();
    continues(NAMES, PRICES);
  }

  @Test
  void a_migration_whose_process_was_killed_behind_its_end_is_resolved_as_applied() {
    failed("NULL");
    scene.database.execute(NAMES_SQL);

    scene.send(scene.finding("FAILED_MIGRATION").path("alternative")).expect(200);
    assertThat(scene.findings()).isEmpty();
    assertThat(rows())
        .contains("%s|%s|0||t|f".formatted(NAMES, sha256(NAMES_SQL)))
        .anyMatch(row -> row.endsWith("|f|t"));
    continues(PRICES);
  }

  private void failed(String logs) {
    scene.database.execute(INIT_SQL);
    ledger();
    applied(INIT, INIT_SQL);
    row(NAMES, NAMES_SQL, "NULL, " + logs + ", NULL, now(), 0");
    scene.upload();
  }

  @Test
  void a_failed_migration_without_a_folder_can_only_be_rolled_back() {
    managedByPrisma();
    row("20250210000000_gone", "", "NULL, NULL, NULL, now(), 0");
    var finding = scene.finding("FAILED_MIGRATION");
    assertThat(finding.has("alternative")).isFalse();
    scene.send(finding.path("action")).expect(200);
    continues(PRICES);
  }

  @Test
  void an_edited_file_is_told_and_blocks_nothing() {
    managedByPrisma();
    scene.with(NAMES, NAMES_SQL + " -- edited").upload();
    assertThat(scene.findings()).containsExactly("FILE_EDITED WARNING " + NAMES);
    assertThat(scene.finding("FILE_EDITED").has("action")).isFalse();
    continues(PRICES);
  }

  @Test
  void other_line_ends_are_no_edit() {
    managedByPrisma();
    scene.database.execute(
        "UPDATE _prisma_migrations SET checksum = '%s' WHERE migration_name = '%s'"
            .formatted(sha256("SELECT 1;\r\nSELECT 2;\r\n"), NAMES));
    scene.with(NAMES, "SELECT 1;\nSELECT 2;\n").upload();
    assertThat(scene.findings()).isEmpty();
  }

  @Test
  void a_squashed_history_is_one_warning_however_long_it_was() {
    managedByPrisma();
    for (var month = 1; month < 10; month++) {
      applied("20240%d01000000_old".formatted(month), "");
    }
    assertThat(scene.findings()).containsExactly("FILE_MISSING WARNING 20240101000000_old");
    assertThat(scene.finding("FILE_MISSING").path("message").asString())
        .startsWith("9 migrations are applied and missing from the bundle: `20240101000000_old`,");
    continues(PRICES);
  }

  @Test
  void a_late_folder_and_another_branch_s_rows_are_told_and_block_nothing() {
    managedByPrisma();
    applied("20250220000000_other_branch", "");
    scene.with("20250115000000_late", "CREATE TABLE late ();").upload();
    assertThat(scene.findings())
        .containsExactlyInAnyOrder(
            "OUT_OF_ORDER_MIGRATION WARNING 20250115000000_late",
            "FILE_MISSING WARNING 20250220000000_other_branch",
            "HISTORIES_DIVERGE WARNING 20250115000000_late");
    continues("20250115000000_late", PRICES);
  }

  @Test
  void several_rows_a_name_are_told_and_the_doubtful_one_rolled_back_by_hand() {
    managedByPrisma();
    applied(NAMES, NAMES_SQL);
    assertThat(scene.findings()).containsExactly("SEVERAL_ROWS WARNING " + NAMES);
    scene.database.execute(
        """
        UPDATE _prisma_migrations SET rolled_back_at = now()
         WHERE id = (SELECT max(id) FROM _prisma_migrations WHERE migration_name = '%s')
        """
            .formatted(NAMES));
    assertThat(scene.findings()).isEmpty();
    continues(PRICES);
  }

  @Test
  void prisma_8_keeps_its_databases() {
    managedByPrisma();
    scene.database.execute("CREATE SCHEMA prisma_contract");
    assertThat(scene.findings()).containsExactly("PRISMA_8_UNSUPPORTED BLOCKING prisma_contract");
    assertThat(scene.plan().path("runnable").asBoolean()).isFalse();
    var wish = Map.<String, Object>of("migration", NAMES, "as", "rolled-back");
    var refused = scene.post("resolve", wish).expectProblem(409, "ledger-refused");
    assertThat(refused.path("finding").asString()).isEqualTo("PRISMA_8_UNSUPPORTED");
  }

  @Test
  void refusals_have_prisma_s_codes() {
    managedByPrisma();
    assertThat(refusal("resolve", Map.of("migration", NAMES, "as", "applied"))).isEqualTo("P3008");
    assertThat(refusal("resolve", Map.of("migration", "none", "as", "rolled-back")))
        .isEqualTo("P3011");
    assertThat(refusal("resolve", Map.of("migration", NAMES, "as", "rolled-back")))
        .isEqualTo("P3012");
    assertThat(refusal("resolve", Map.of("migration", "none", "as", "applied"))).isEqualTo("P3017");
    assertThat(refusal("baseline", Map.of("through", "none"))).isEqualTo("P3017");
    assertThat(refusal("baseline", Map.of("through", NAMES))).isEqualTo("P3008");
    assertThat(rows()).hasSize(2);
  }

  private String refusal(String what, Map<String, Object> body) {
    return scene.post(what, body).expectProblem(409, "ledger-refused").path("peerCode").asString();
  }

  /// `name|checksum|steps|logs|finished|rolled back`.
  private List<String> rows() {
    return scene.database.query(
        """
        SELECT migration_name, checksum, applied_steps_count, logs, finished_at IS NOT NULL,
               rolled_back_at IS NOT NULL
          FROM _prisma_migrations ORDER BY started_at, migration_name
        """);
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
