package io.slipway.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.RunOutcome.Failed;
import io.slipway.engine.execute.RunOutcome.LedgerMoved;
import io.slipway.engine.execute.RunOutcome.Succeeded;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.EngineTarget.Planned;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs on Prisma histories, and the rows that they leave: prisma.md 1.2 and 1.5.
class PrismaRunTests {

  private static final RunOutcome SUCCEEDED = new Succeeded();
  private static final String APPLIED = "|finished|∅|not rolled back|1";

  private final TestDatabase database = TestDatabase.create();
  private final ScriptFolder folder = ScriptFolder.create();

  @AfterEach
  void drop() {
    folder.close();
    database.close();
  }

  private Planned plan(TransactionMode mode) {
    return EngineTarget.on(database).planPrisma(folder, mode);
  }

  private List<String> rows() {
    return database.query(
        """
        SELECT migration_name, CASE WHEN finished_at >= started_at THEN 'finished' ELSE 'open' END,
               logs, CASE WHEN rolled_back_at IS NULL THEN 'not rolled back' ELSE 'rolled back' END,
               applied_steps_count
          FROM _prisma_migrations ORDER BY started_at
        """);
  }

  private static Failed failed(RunOutcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    return (Failed) outcome;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SINGLE_TRANSACTION")
  void a_success_is_one_step_without_logs(TransactionMode mode) throws NoSuchAlgorithmException {
    var sql = "CREATE TABLE a ();\r\nCREATE TABLE b ();\n-- ${no placeholder}\n";
    folder.withPrisma("20240101000000_a", sql).withPrisma("20240102000000_b", "SELECT 1");

    assertThat(plan(mode).apply()).isEqualTo(SUCCEEDED);

    assertThat(rows()).containsExactly("20240101000000_a" + APPLIED, "20240102000000_b" + APPLIED);
    var sha256 = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
    assertThat(database.query("SELECT checksum FROM _prisma_migrations ORDER BY started_at"))
        .first()
        .isEqualTo(HexFormat.of().formatHex(sha256));
    assertThat(database.query("SELECT id FROM _prisma_migrations"))
        .allMatch(id -> id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f-]{17}"));
  }

  @Test
  void one_transaction_leaves_no_row_when_it_fails() {
    folder.withPrisma("1_a", "CREATE TABLE a ();\nSELECT 1/0;");

    assertThat(failed(plan(TransactionMode.TRANSACTION_WHERE_POSSIBLE).apply()).cleanlyUndone())
        .isTrue();
    assertThat(rows()).isEmpty();
    assertThat(database.query("SELECT to_regclass('a')")).containsExactly("∅");
  }

  @Test
  void statement_by_statement_leaves_what_succeeded_and_an_open_row_that_says_why() {
    folder.withPrisma("1_a", "CREATE TABLE a (x int);\nINSERT INTO a SELECT y FROM b;");
    var plan = plan(TransactionMode.STATEMENT_BY_STATEMENT);

    var failed = failed(plan.apply());

    assertThat(failed.cleanlyUndone()).isFalse();
    assertThat(failed.failure().line()).isEqualTo(2);
    assertThat(rows())
        .containsExactly(
            "1_a|open|1_a/migration.sql, line 2 (statement 2): relation \"b\" does not exist"
                + " [42P01]|not rolled back|0");

    database.execute("CREATE TABLE b AS SELECT 1 AS y");
    assertThat(plan.apply()).isEqualTo(SUCCEEDED);
    assertThat(rows()).containsExactly("1_a" + APPLIED);
    assertThat(database.query("TABLE a")).containsExactly("1");
  }

  @Test
  void a_batch_is_undone_as_a_whole_and_leaves_an_open_row() {
    folder.withPrisma("1_a", "CREATE TABLE a ();\n\nSELECT 1;\nSELECT nowhere;\nSELECT 2;");
    var plan = plan(TransactionMode.BATCH);

    var failed = failed(plan.apply());

    assertThat(failed.failure().line()).isEqualTo(4);
    assertThat(failed.failure().statement()).isEqualTo(3);
    assertThat(rows()).singleElement().asString().startsWith("1_a|open|").endsWith("|0");
    assertThat(database.query("SELECT to_regclass('a')")).containsExactly("∅");
  }

  @Test
  void a_batch_with_its_own_COMMIT_keeps_what_precedes_it() {
    folder.withPrisma("1_a", "BEGIN;\nCREATE TABLE a ();\nCOMMIT;\nCREATE TABLE b ();SELECT 1/0;");

    assertThat(failed(plan(TransactionMode.BATCH).apply()).cleanlyUndone()).isFalse();
    assertThat(database.query("SELECT to_regclass('a'), to_regclass('b')")).containsExactly("a|∅");
  }

  @Test
  void a_lone_index_can_be_built_concurrently_in_a_batch_but_not_two() {
    folder
        .withPrisma("1_a", "CREATE TABLE a (x int)")
        .withPrisma("2_b", "CREATE INDEX CONCURRENTLY i ON a (x);");
    assertThat(plan(TransactionMode.BATCH).apply()).isEqualTo(SUCCEEDED);

    folder.withPrisma(
        "3_c", "CREATE INDEX CONCURRENTLY j ON a (x);\nCREATE INDEX CONCURRENTLY k ON a (x);");
    assertThat(failed(plan(TransactionMode.BATCH).apply()).failure().failure().sqlState())
        .isEqualTo("25001");
  }

  @ParameterizedTest
  @EnumSource(names = {"TRANSACTION_WHERE_POSSIBLE", "STATEMENT_BY_STATEMENT"})
  void two_indexes_can_be_built_concurrently_otherwise(TransactionMode mode) {
    folder.withPrisma(
        "1_a",
        "CREATE TABLE a (x int);\nCREATE INDEX CONCURRENTLY j ON a (x);\n"
            + "CREATE INDEX CONCURRENTLY k ON a (x);");

    assertThat(plan(mode).apply()).isEqualTo(SUCCEEDED);
    assertThat(rows()).containsExactly("1_a" + APPLIED);
  }

  @ParameterizedTest
  @EnumSource(names = {"TRANSACTION_WHERE_POSSIBLE", "STATEMENT_BY_STATEMENT"})
  void a_new_enum_value_can_be_used_in_the_file_that_adds_it(TransactionMode mode) {
    useOfNewEnumValue();

    assertThat(plan(mode).apply()).isEqualTo(SUCCEEDED);
    assertThat(database.query("TABLE a")).containsExactly("new");
    assertThat(rows()).containsExactly("1_a" + APPLIED, "2_b" + APPLIED);
  }

  @Test
  void a_new_enum_value_cannot_be_used_in_the_batch_that_adds_it() {
    useOfNewEnumValue();

    assertThat(failed(plan(TransactionMode.BATCH).apply()).failure().failure().sqlState())
        .isEqualTo("55P04");
    assertThat(rows()).first().isEqualTo("1_a" + APPLIED);
    assertThat(rows()).last().asString().startsWith("2_b|open|");
  }

  private void useOfNewEnumValue() {
    folder
        .withPrisma("1_a", "CREATE TYPE e AS ENUM ('old');\nCREATE TABLE a (x e);")
        .withPrisma("2_b", "ALTER TYPE e ADD VALUE 'new';\nINSERT INTO a VALUES ('new');");
  }

  @Test
  void a_failed_migration_blocks_the_next_plan_until_it_is_resolved() {
    folder.withPrisma("1_a", "SELECT 1/0");
    failed(plan(TransactionMode.STATEMENT_BY_STATEMENT).apply());

    assertThat(plan(TransactionMode.STATEMENT_BY_STATEMENT).plan().ledger().findings())
        .isNotEmpty();

    database.execute("UPDATE _prisma_migrations SET rolled_back_at = now()");
    folder.withPrisma("1_a", "SELECT 1");
    assertThat(plan(TransactionMode.STATEMENT_BY_STATEMENT).apply()).isEqualTo(SUCCEEDED);
    assertThat(rows()).hasSize(2).last().isEqualTo("1_a" + APPLIED);
    assertThat(rows().getFirst()).endsWith("|rolled back|0");
  }

  @Test
  void the_ledgers_schema_alone_is_searched() {
    folder.withPrisma("1_a", "CREATE TABLE a AS SELECT current_setting('search_path') AS path");

    assertThat(plan(TransactionMode.TRANSACTION_WHERE_POSSIBLE).apply()).isEqualTo(SUCCEEDED);
    assertThat(database.query("TABLE a")).containsExactly("public");
  }

  @Test
  void what_somebody_recorded_since_the_plan_moves_the_ledger_or_is_left_out() {
    folder.withPrisma("1_a", "CREATE TABLE a ()").withPrisma("2_b", "CREATE TABLE b ()");
    var plan = plan(TransactionMode.TRANSACTION_WHERE_POSSIBLE);
    assertThat(plan.apply(plan.plan().steps().subList(0, 1))).isEqualTo(SUCCEEDED);
    assertThat(plan.apply()).isEqualTo(SUCCEEDED);
    assertThat(rows()).hasSize(2);

    folder.withPrisma("3_c", "CREATE TABLE c ()");
    var late = plan(TransactionMode.TRANSACTION_WHERE_POSSIBLE);
    database.execute(
        """
        INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)
        VALUES ('x', 'y', '2_other', now())
        """);
    assertThat(late.apply())
        .isEqualTo(new LedgerMoved("2_other was recorded since the plan was made."));
    database.execute("DELETE FROM _prisma_migrations WHERE migration_name = '1_a'");
    assertThat(late.apply())
        .isEqualTo(new LedgerMoved("Rows of the history table changed since the plan was made."));
    assertThat(database.query("SELECT to_regclass('c')")).containsExactly("∅");
  }

  @Test
  void tables_without_a_ledger_move_it() {
    folder.withPrisma("1_a", "CREATE TABLE a ()");
    var plan = plan(TransactionMode.TRANSACTION_WHERE_POSSIBLE);
    database.execute("CREATE TABLE foreigner ()");

    assertThat(plan.apply())
        .isEqualTo(
            new LedgerMoved("Tables without a history table appeared since the plan was made."));
  }
}
