package io.slipway.engine.ledger;

import static io.slipway.engine.ledger.LedgerFinding.Severity.BLOCKING;
import static io.slipway.engine.ledger.LedgerFinding.Severity.WARNING;
import static io.slipway.engine.ledger.PrismaFolder.migration;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.bundle.PrismaMigration;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Taking over databases that the peers left healthy or half-broken.
class LedgerTests {

  private static final TestDatabase DATABASE = TestDatabase.create();
  private static final Set<LedgerFindingCode> SEEN = EnumSet.noneOf(LedgerFindingCode.class);

  private final TestDatabase database = ReusedDatabase.emptied(DATABASE);
  private final Connection connection = database.connect();
  private final FlywayFolder folder = new FlywayFolder();
  private final FlywayHistorySettings settings = FlywayHistorySettings.DEFAULT;
  private final PrismaHistory prisma = new PrismaHistory("public", Clock.systemUTC());
  private final PrismaMigration users = migration("20260101000000_users", "select 1");
  private final PrismaMigration posts = migration("20260102000000_posts", "select 2");

  @AfterEach
  void close() throws SQLException {
    folder.close();
    connection.close();
  }

  // Every code must have been produced by some test above.
  @AfterAll
  static void everyCodeWasSeen() {
    DATABASE.close();
    assertThat(SEEN).containsExactlyInAnyOrder(LedgerFindingCode.values());
  }

  @Test
  void findsNothingToSayAboutAHealthyFlywayDatabase() throws SQLException {
    folder.with("V1__a.sql", "select 1").with("R__r.sql", "select 2");
    folder.flyway(database).load().migrate();
    folder.with("V2__b.sql", "select 3");
    var report = flyway(settings);
    assertThat(report.findings()).isEmpty();
    assertThat(report.exists()).isTrue();
    assertThat(report.isBlocked()).isFalse();
    assertThat(report.pending()).extracting(Migration::name).containsExactly("V2__b.sql");
    assertThat(report.migrations())
        .extracting(status -> status.name() + " " + status.standing())
        .containsExactly("V1__a.sql APPLIED", "R__r.sql APPLIED", "V2__b.sql PENDING");
  }

  @Test
  void findsNothingToSayAboutAnEmptyDatabase() throws SQLException {
    folder.with("V1__a.sql", "");
    assertThat(flyway(settings).findings()).isEmpty();
    assertThat(flyway(settings).exists()).isFalse();
    assertThat(prisma(users).findings()).isEmpty();
    assertThat(prisma(users).pending()).containsExactly(users);
  }

  @Test
  void asksForABaselineOfAnUnmanagedDatabase() throws SQLException {
    folder.with("V1__a.sql", "").with("V2__b.sql", "");
    database.execute("create table orders (id int)");
    assertThat(codes(flyway(settings))).containsExactly("UNMANAGED_DATABASE BLOCKING");
    assertThat(flyway(settings).findings().getFirst())
        .satisfies(finding -> assertThat(finding.message()).contains("relation orders"))
        .satisfies(finding -> assertThat(finding.remedy()).startsWith("Baseline the target"));
    assertThat(codes(prisma(users))).containsExactly("UNMANAGED_DATABASE BLOCKING");
    var automatic =
        settings.withBaseline(new FlywayBaseline(FlywayVersion.parse("1"), "as found", true));
    assertThat(codes(flyway(automatic))).containsExactly("BASELINE_ON_MIGRATE WARNING");
    assertThat(flyway(automatic).pending())
        .extracting(Migration::name)
        .containsExactly("V2__b.sql");
    new FlywayBaselining(settings).apply(connection);
    assertThat(flyway(settings).findings()).isEmpty();
  }

  @Test
  void namesEveryKindOfDamageToAFlywayHistory() throws SQLException {
    folder.with("V1__a.sql", "").with("V3__c.sql", "select 3").with("V4__d.sql", "");
    folder.with("V5__e.sql", "").with("V6__f.sql", "").with("V7__g.sql", "").with("V8__h.sql", "");
    folder.flyway(database).load().migrate();
    database.execute(
        """
        update flyway_schema_history set success = false where version = '4';
        update flyway_schema_history set checksum = null where version = '5';
        update flyway_schema_history set type = 'JDBC' where version = '7';
        insert into flyway_schema_history values
          (8, '6', 'f', 'SQL', 'V6__f.sql', 0, 'me', now(), 1, true),
          (9, 'latest', 'l', 'SQL', 'Vlatest__l.sql', 0, 'me', now(), 1, true),
          (10, '10', 'm', 'MAGIC', 'V10__m.sql', 0, 'me', now(), 1, true),
          (11, '8', 'h', 'UNDO_SQL', 'U8__h.sql', 0, 'me', now(), 1, true);
        """);
    folder
        .without("V1__a.sql")
        .with("V2__b.sql", "")
        .with("V3__c.sql", "select 'edited'")
        .move("V6__f.sql", "V6__other.sql");
    assertThat(codes(flyway(settings)))
        .containsExactlyInAnyOrder(
            "FAILED_MIGRATION BLOCKING",
            "FILE_MISSING BLOCKING",
            "OUT_OF_ORDER_MIGRATION BLOCKING",
            "FILE_EDITED BLOCKING",
            "DESCRIPTION_CHANGED BLOCKING",
            "DESCRIPTION_CHANGED BLOCKING",
            "FILE_MISSING BLOCKING",
            "TYPE_CHANGED BLOCKING",
            "UNKNOWN_TYPE BLOCKING",
            "UNREADABLE_VERSION BLOCKING",
            "APPLIED_OUT_OF_ORDER WARNING",
            "SEVERAL_ROWS WARNING",
            "CHECKSUM_ABSENT WARNING",
            "PAID_UNDO_ROWS WARNING");
  }

  @Test
  void stopsAVersionFromRunningTwiceAsAnotherType() throws SQLException {
    folder.with("V1__a.sql", "");
    folder.flyway(database).load().migrate();
    database.execute("update flyway_schema_history set type = 'JDBC'");
    assertThat(codes(flyway(settings)))
        .containsExactly("TYPE_CHANGED BLOCKING", "FUTURE_MIGRATION WARNING");
  }

  @Test
  void toleratesWhatThePatternsAllow() throws SQLException {
    folder.with("V1__a.sql", "").with("V2__b.sql", "").with("V3__c.sql", "");
    folder.flyway(database).load().migrate();
    database.execute("update flyway_schema_history set success = false where version = '3'");
    folder.without("V1__a.sql").without("V3__c.sql");
    var lenient =
        settings.withIgnoreMigrationPatterns(
            List.of(
                IgnoreMigrationPattern.parse("*:Missing"),
                IgnoreMigrationPattern.parse("*:future")));
    assertThat(codes(flyway(lenient)))
        .containsExactly("FAILED_MIGRATION WARNING", "FILE_MISSING WARNING");
    assertThat(flyway(lenient).isBlocked()).isFalse();
  }

  @Test
  void namesWhatIsWrongWithTheHistoryAsAWhole() throws SQLException {
    folder.with("V1__a.sql", "");
    folder.flyway(database).load().migrate();
    var history = new FlywayHistory(settings);
    history.recordDeletion(connection, history.read(connection).getFirst());
    history.recordDeletion(connection, history.read(connection).getFirst());
    assertThat(codes(flyway(settings.withTarget(FlywayTarget.parse("9")))))
        .containsExactly("DELETED_TWICE BLOCKING", "TARGET_NOT_FOUND BLOCKING");
  }

  @Test
  void looksAtWhatResemblesALedger() throws SQLException {
    database.execute("create table \"FLYWAY_SCHEMA_HISTORY\" (); create table schema_version ()");
    prisma.create(connection);
    assertThat(codes(flyway(settings)))
        .containsExactly(
            "LEDGER_NAME_VARIANT BLOCKING",
            "LEDGER_NAME_VARIANT BLOCKING",
            "UNMANAGED_DATABASE BLOCKING",
            "OTHER_PEER_PRESENT WARNING");
    new FlywayHistory(settings).create(connection);
    assertThat(codes(flyway(settings)))
        .containsExactly(
            "LEDGER_NAME_VARIANT WARNING",
            "OTHER_PEER_PRESENT WARNING",
            "LEDGER_NAME_VARIANT WARNING");
    assertThat(codes(prisma()))
        .containsExactly("OTHER_PEER_PRESENT WARNING", "OTHER_PEER_PRESENT WARNING");
  }

  @Test
  void looksForALedgerInOtherSchemasOnlyWhenThereIsNone() throws SQLException {
    database.execute("create schema app; create table app.flyway_schema_history ()");
    assertThat(codes(flyway(settings))).containsExactly("LEDGER_ELSEWHERE WARNING");
    new FlywayHistory(settings).create(connection);
    assertThat(codes(flyway(settings))).isEmpty();
  }

  @Test
  void refusesALedgerThatIsNoTable() throws SQLException {
    database.execute("create view flyway_schema_history as select 1 as one");
    assertThat(codes(flyway(settings)))
        .containsExactly("LEDGER_NOT_A_TABLE BLOCKING", "UNMANAGED_DATABASE BLOCKING");
  }

  @Test
  void findsNothingToSayAboutAHealthyPrismaDatabase() throws SQLException {
    new PrismaResolve(prisma).applied(connection, List.of(users));
    var report = prisma(users, posts);
    assertThat(report.findings()).isEmpty();
    assertThat(report.pending()).containsExactly(posts);
    assertThat(report.migrations())
        .extracting(status -> status.name() + " " + status.state())
        .containsExactly(users.name() + " resolved as applied", posts.name() + " pending");
  }

  @Test
  void namesEveryKindOfDamageToAPrismaHistory() throws SQLException {
    prisma.create(connection);
    prisma.recordStart(connection, posts);
    prisma.adopt(connection, users);
    prisma.adopt(connection, users);
    prisma.adopt(connection, migration("20260109000000_gone", ""));
    var early = migration("20250101000000_early", "");
    assertThat(codes(prisma(early, migration(users.name(), "select 'edited'"), posts)))
        .containsExactlyInAnyOrder(
            "FAILED_MIGRATION BLOCKING",
            "FILE_EDITED WARNING",
            "OUT_OF_ORDER_MIGRATION WARNING",
            "SEVERAL_ROWS WARNING",
            "FILE_MISSING WARNING",
            "HISTORIES_DIVERGE WARNING");
  }

  @Test
  void leavesPrisma8Alone() throws SQLException {
    database.execute("create schema prisma_contract");
    assertThat(codes(prisma(users))).containsExactly("PRISMA_8_UNSUPPORTED BLOCKING");
  }

  private LedgerReport flyway(FlywayHistorySettings used) throws SQLException {
    var rows = new FlywayHistory(used).read(connection);
    return Ledger.flyway(connection, rows, folder.resolved(), used);
  }

  private LedgerReport prisma(PrismaMigration... migrations) throws SQLException {
    return Ledger.prisma(connection, prisma.read(connection), List.of(migrations), prisma);
  }

  private static List<String> codes(LedgerReport report) {
    report.findings().forEach(finding -> SEEN.add(finding.code()));
    assertThat(report.findings())
        .allSatisfy(finding -> assertThat(finding.subject()).isNotBlank())
        .allSatisfy(finding -> assertThat(finding.message()).isNotBlank())
        .allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
    assertThat(report.isBlocked())
        .isEqualTo(report.findings().stream().anyMatch(f -> f.severity() == BLOCKING));
    assertThat(report.findings()).extracting(LedgerFinding::severity).isSorted();
    assertThat(WARNING).isGreaterThan(BLOCKING);
    return report.findings().stream().map(f -> f.code() + " " + f.severity()).toList();
  }
}
