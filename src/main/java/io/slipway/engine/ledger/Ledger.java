package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.bundle.PrismaMigration;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Reads a target's ledger, whichever peer's it is, and says what it means for a bundle.
public final class Ledger {

  private static final String PRISMA_8 =
      "SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'prisma_contract')";

  private Ledger() {}

  /// The report on a Flyway history. Nothing is written.
  ///
  /// @param rows all of it, none without a table; read in the same transaction
  public static LedgerReport flyway(
      Connection connection,
      List<FlywayRow> rows,
      List<FlywayResolved> migrations,
      FlywayHistorySettings settings)
      throws SQLException {
    var table = settings.table();
    var tables = LedgerTables.read(connection, new Relation(table.defaultSchema(), table.table()));
    var findings = new ArrayList<>(tables.findings());
    var objects = tables.exists() ? List.<String>of() : objects(connection, settings.schemas());
    if (!objects.isEmpty()) {
      findings.add(unmanaged(settings, objects));
    }
    var takenOver = !objects.isEmpty() && settings.baseline().baselineOnMigrate();
    var info =
        takenOver
            ? FlywayInfo.afterBaseline(migrations, settings)
            : FlywayInfo.of(migrations, rows, settings);
    findings.addAll(new FlywayFindings(info, settings).all());
    return new LedgerReport(
        tables.exists(),
        info.all().stream().map(Ledger::status).toList(),
        info.toRun().stream()
            .<Migration>map(pending -> pending.resolved().orElseThrow().migration())
            .toList(),
        findings);
  }

  /// The report on a Prisma history. Nothing is written.
  ///
  /// @param rows all of it, none without a table; read in the same transaction
  /// @param migrations in the bundle's order
  public static LedgerReport prisma(
      Connection connection,
      List<PrismaRow> rows,
      List<PrismaMigration> migrations,
      PrismaHistory history)
      throws SQLException {
    var tables = LedgerTables.read(connection, new Relation(history.schema(), PrismaHistory.TABLE));
    var findings = new ArrayList<>(tables.findings());
    if (hasPrisma8(connection)) {
      findings.add(prisma8());
    }
    var inTheWay = tables.exists() ? List.<String>of() : history.tablesInTheWay(connection);
    if (!inTheWay.isEmpty()) {
      findings.add(unmanaged(history.schema(), inTheWay));
    }
    var ledger = PrismaLedger.of(migrations, rows);
    findings.addAll(new PrismaFindings(ledger, migrations, rows).all());
    return new LedgerReport(
        tables.exists(),
        statuses(migrations, rows, ledger),
        List.copyOf(ledger.pending()),
        findings);
  }

  private static List<String> objects(Connection connection, List<String> schemas)
      throws SQLException {
    var objects = new ArrayList<String>();
    for (var schema : schemas) {
      objects.addAll(FlywayHistory.objectsIn(connection, schema));
    }
    return objects;
  }

  private static LedgerFinding unmanaged(FlywayHistorySettings settings, List<String> objects) {
    var version = settings.baseline().baselineVersion();
    var subject = String.join(", ", settings.schemas());
    var found = "The database has no history table but objects: " + String.join(", ", objects);
    return settings.baseline().baselineOnMigrate()
        ? LedgerFinding.warning(
            LedgerFindingCode.BASELINE_ON_MIGRATE,
            subject,
            found + ". The first run takes it over at version " + version + ".",
            "Make sure that everything up to this version is in the database.")
        : LedgerFinding.blocking(
            LedgerFindingCode.UNMANAGED_DATABASE,
            subject,
            found + ".",
            "Baseline the target at the version that describes what is there.");
  }

  private static LedgerFinding unmanaged(String schema, List<String> tables) {
    return LedgerFinding.blocking(
        LedgerFindingCode.UNMANAGED_DATABASE,
        schema,
        "The database has no history table but tables: %s (P3005)."
            .formatted(String.join(", ", tables)),
        "Baseline the target: resolve the migrations that describe what is there as applied.");
  }

  private static boolean hasPrisma8(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(PRISMA_8)) {
      rows.next();
      return rows.getBoolean(1);
    }
  }

  private static LedgerFinding prisma8() {
    return LedgerFinding.blocking(
        LedgerFindingCode.PRISMA_8_UNSUPPORTED,
        "prisma_contract",
        "The schema prisma_contract says that Prisma 8 manages this database.",
        "Slipway supports the ledger of Prisma 2 to 7. Keep this database with Prisma 8 alone.");
  }

  private static MigrationStatus status(MigrationInfo info) {
    return new MigrationStatus(
        info.resolved().map(file -> file.migration().name()).orElseGet(info::script),
        info.version().map(FlywayVersion::text),
        info.description(),
        info.state().displayName(),
        standing(info),
        info.applied().map(FlywayRow::installedOn));
  }

  private static MigrationStatus.Standing standing(MigrationInfo info) {
    var marker = info.type().isSynthetic() || info.type().isUndo();
    return switch (info.state()) {
      case PENDING -> MigrationStatus.Standing.PENDING;
      case ABOVE_TARGET, BELOW_BASELINE, BASELINE_IGNORED, IGNORED ->
          MigrationStatus.Standing.SKIPPED;
      case BASELINE, SUCCESS ->
          marker ? MigrationStatus.Standing.MARKER : MigrationStatus.Standing.APPLIED;
      case OUT_OF_ORDER, OUTDATED, SUPERSEDED -> MigrationStatus.Standing.APPLIED;
      case MISSING_SUCCESS, FUTURE_SUCCESS -> MigrationStatus.Standing.WITHOUT_FILE;
      case FAILED, MISSING_FAILED, FUTURE_FAILED -> MigrationStatus.Standing.FAILED;
      case UNDONE, DELETED -> MigrationStatus.Standing.UNDONE;
    };
  }

  // Rows first, by their start, then the folders that wait.
  private static List<MigrationStatus> statuses(
      List<PrismaMigration> migrations, List<PrismaRow> rows, PrismaLedger ledger) {
    var folders = new HashMap<String, PrismaMigration>();
    migrations.forEach(migration -> folders.put(migration.name(), migration));
    var statuses = new ArrayList<MigrationStatus>();
    rows.forEach(row -> statuses.add(status(row, folders.containsKey(row.migrationName()))));
    ledger
        .pending()
        .forEach(
            folder ->
                statuses.add(
                    status(
                        folder.name(),
                        "pending",
                        MigrationStatus.Standing.PENDING,
                        Optional.empty())));
    return statuses;
  }

  private static MigrationStatus status(PrismaRow row, boolean hasFolder) {
    return switch (row.state()) {
      case APPLIED ->
          status(
              row.migrationName(),
              row.isAdopted() ? "resolved as applied" : "applied",
              hasFolder ? MigrationStatus.Standing.APPLIED : MigrationStatus.Standing.WITHOUT_FILE,
              row.finishedAt());
      case FAILED ->
          status(
              row.migrationName(),
              "failed",
              MigrationStatus.Standing.FAILED,
              Optional.of(row.startedAt()));
      case ROLLED_BACK ->
          status(
              row.migrationName(),
              "rolled back",
              MigrationStatus.Standing.UNDONE,
              row.rolledBackAt());
    };
  }

  private static MigrationStatus status(
      String name, String state, MigrationStatus.Standing standing, Optional<Instant> at) {
    return new MigrationStatus(
        name,
        Optional.empty(),
        name,
        state,
        standing,
        at.map(instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));
  }
}
