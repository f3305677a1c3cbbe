package io.slipway.engine.ledger;

import static io.slipway.engine.ledger.PrismaFolder.migration;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.PrismaMigration;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The contract's statements and states, as no Prisma engine runs here.
class PrismaHistoryTests {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");
  private static final String ROWS =
      """
      select migration_name, length(checksum), started_at at time zone 'utc',
             finished_at at time zone 'utc', rolled_back_at is not null, logs, applied_steps_count
      from _prisma_migrations order by started_at, id
      """;

  private final PrismaMigration users = migration("20260101000000_users", "create table users ()");
  private final PrismaMigration posts = migration("20260102000000_posts", "create table posts ()");
  private final PrismaMigration tags = migration("20260103000000_tags", "create table tags ()");

  private final TestDatabase database = ReusedDatabase.emptied(DATABASE);
  private final Connection connection = database.connect();
  private final PrismaHistory history =
      new PrismaHistory("public", Clock.fixed(NOW, ZoneOffset.UTC));
  private final PrismaResolve resolve = new PrismaResolve(history);

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  @Test
  void createsPrismasTable() throws SQLException {
    history.create(connection);
    assertThat(
            database.query(
                """
                select column_name, data_type, character_maximum_length, is_nullable, column_default
                from information_schema.columns where table_name = '_prisma_migrations'
                order by ordinal_position
                """))
        .containsExactly(
            "id|character varying|36|NO|∅",
            "checksum|character varying|64|NO|∅",
            "finished_at|timestamp with time zone|∅|YES|∅",
            "migration_name|character varying|255|NO|∅",
            "logs|text|∅|YES|∅",
            "rolled_back_at|timestamp with time zone|∅|YES|∅",
            "started_at|timestamp with time zone|∅|NO|now()",
            "applied_steps_count|integer|∅|NO|0");
    assertThat(
            database.query(
                "select pg_get_constraintdef(oid) from pg_constraint where contype <> 'n'"
                    + " and conrelid = '_prisma_migrations'::regclass"))
        .containsExactly("PRIMARY KEY (id)");
  }

  @Test
  void writesAnAppliedMigrationAsOneStep() throws SQLException {
    history.create(connection);
    var id = history.recordStart(connection, users);
    assertThat(UUID.fromString(id).version()).isEqualTo(4);
    assertThat(history.read(connection).getFirst().state()).isEqualTo(PrismaRow.State.FAILED);
    history.markApplied(connection, id);
    assertThat(database.query(ROWS))
        .containsExactly(
            "20260101000000_users|64|2026-02-03 04:05:06.789|2026-02-03 04:05:06.789|f|∅|1");
    assertThat(history.read(connection))
        .singleElement()
        .satisfies(row -> assertThat(row.state()).isEqualTo(PrismaRow.State.APPLIED))
        .satisfies(row -> assertThat(row.isAdopted()).isFalse())
        .satisfies(row -> assertThat(row.finishedAt()).contains(NOW))
        .satisfies(row -> assertThat(row.checksum()).isEqualTo(users.checksum()));
  }

  @Test
  void writesInsideTheCallersTransaction() throws SQLException {
    history.create(connection);
    connection.setAutoCommit(false);
    history.markApplied(connection, history.recordStart(connection, users));
    connection.rollback();
    connection.setAutoCommit(true);
    assertThat(history.read(connection)).isEmpty();
  }

  @Test
  void letsAFailedMigrationBeRolledBackAndTriedAgain() throws SQLException {
    history.create(connection);
    var id = history.recordStart(connection, users);
    history.markFailed(connection, id, "relation already exists");
    assertThat(ledger(users).failed())
        .extracting(PrismaRow::logs)
        .containsExactly(Optional.of("relation already exists"));
    assertThat(ledger(users).pending()).isEmpty();

    assertThat(resolve.rolledBack(connection, users.name()))
        .isEqualTo(new PrismaResolve.Resolved(List.of(), List.of(users.name())));
    assertThat(ledger(users).failed()).isEmpty();
    assertThat(ledger(users).pending()).containsExactly(users);

    history.markApplied(connection, history.recordStart(connection, users));
    assertThat(history.read(connection)).hasSize(2);
    assertThat(ledger(users).divergence()).isEqualTo(new PrismaDivergence.InSync());
  }

  @Test
  void makesAnUndoneMigrationPendingAgain() throws SQLException {
    resolve.applied(connection, List.of(users));
    assertThat(history.markUndone(connection, users.name())).isTrue();
    assertThat(history.markUndone(connection, users.name())).isFalse();
    assertThat(ledger(users).pending()).containsExactly(users);
    assertThat(history.read(connection).getFirst().state()).isEqualTo(PrismaRow.State.ROLLED_BACK);
  }

  @Test
  void adoptsTheBeginningOfAHistory() throws SQLException {
    database.execute("create table users ()");
    var outcome = resolve.applied(connection, List.of(users, posts));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            PrismaResolve.Resolved.class,
            resolved -> assertThat(resolved.adopted()).allMatch(PrismaRow::isAdopted).hasSize(2));
    assertThat(database.query(ROWS))
        .containsExactlyInAnyOrder(
            "20260101000000_users|64|2026-02-03 04:05:06.789|2026-02-03 04:05:06.789|f||0",
            "20260102000000_posts|64|2026-02-03 04:05:06.789|2026-02-03 04:05:06.789|f||0");
    assertThat(ledger(users, posts, tags).divergence())
        .isEqualTo(new PrismaDivergence.DatabaseIsBehind(List.of(tags.name())));
  }

  @Test
  void rollsBackTheFailedRowsOfWhatItAdopts() throws SQLException {
    history.create(connection);
    history.recordStart(connection, users);
    assertThat(resolve.applied(connection, List.of(users)))
        .isInstanceOfSatisfying(
            PrismaResolve.Resolved.class,
            resolved -> assertThat(resolved.rolledBack()).containsExactly(users.name()));
    assertThat(ledger(users).failed()).isEmpty();
  }

  @Test
  void refusesWithPrismasCodes() throws SQLException {
    resolve.applied(connection, List.of(users));
    var before = history.read(connection);
    assertThat(code(resolve.applied(connection, List.of(posts, users)))).isEqualTo("P3008");
    assertThat(code(resolve.rolledBack(connection, "nothing"))).isEqualTo("P3011");
    assertThat(code(resolve.rolledBack(connection, users.name()))).isEqualTo("P3012");
    assertThat(history.read(connection)).isEqualTo(before);
  }

  @Test
  void namesTheLastCommonMigrationOfDivergingHistories() throws SQLException {
    resolve.applied(connection, List.of(users, tags));
    assertThat(ledger(users, posts).divergence())
        .isEqualTo(
            new PrismaDivergence.HistoriesDiverge(
                Optional.of(users.name()), List.of(posts.name()), List.of(tags.name())));
    assertThat(ledger(posts).divergence())
        .isInstanceOfSatisfying(
            PrismaDivergence.HistoriesDiverge.class,
            diverged -> assertThat(diverged.lastCommon()).isEmpty());
    assertThat(ledger(users).divergence())
        .isEqualTo(new PrismaDivergence.MigrationsDirectoryIsBehind(List.of(tags.name())));
  }

  @Test
  void tellsAnEditedFromAReformattedFile() throws SQLException {
    var lf = migration(users.name(), "select 1;\n");
    resolve.applied(connection, List.of(lf));
    assertThat(ledger(migration(users.name(), "select 1;\r\n")).edited()).isEmpty();
    assertThat(ledger(migration(users.name(), "select 2;\n")).edited())
        .extracting(PrismaRow::migrationName)
        .containsExactly(users.name());
  }

  @ParameterizedTest
  @CsvSource({
    "create table t (), t",
    "create table spatial_ref_sys (), ''",
    "create view v as select 1, ''",
    "create table p (id int) partition by range (id), ''",
    "create function f() returns int language sql return 1, ''",
  })
  void findsTheTablesThatPrismaMinds(String sql, String table) throws SQLException {
    database.execute(sql);
    assertThat(history.tablesInTheWay(connection))
        .isEqualTo(table.isEmpty() ? List.of() : List.of(table));
  }

  private PrismaLedger ledger(PrismaMigration... migrations) throws SQLException {
    return PrismaLedger.of(List.of(migrations), history.read(connection));
  }

  private static String code(PrismaResolve.Outcome outcome) {
    return outcome instanceof PrismaResolve.Refused(var code, _) ? code : "not refused";
  }
}
