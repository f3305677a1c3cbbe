package io.slipway.engine.peer;

import io.slipway.engine.bundle.Migration;
import io.slipway.engine.execute.Settlement;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepLedger;
import io.slipway.engine.ledger.FlywayBaselining;
import io.slipway.engine.ledger.FlywayHistory;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.engine.ledger.FlywayResolved;
import io.slipway.engine.ledger.FlywayRow;
import io.slipway.engine.ledger.FlywayType;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.postgres.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// Flyway's history table as a run writes it.
final class FlywayStepLedger implements StepLedger {

  private final FlywayHistorySettings settings;
  private final FlywayHistory history;
  private final Map<String, FlywayResolved> migrations;
  private final LedgerPosition planned;
  private boolean hasRows;

  FlywayStepLedger(
      FlywayHistorySettings settings,
      Map<String, FlywayResolved> migrations,
      LedgerPosition planned) {
    this.settings = settings;
    this.history = new FlywayHistory(settings);
    this.migrations = migrations;
    this.planned = planned;
  }

  /// What the rows say that a plan depends on.
  static List<String> texts(List<FlywayRow> rows) {
    return rows.stream().map(FlywayStepLedger::text).toList();
  }

  private static String text(FlywayRow row) {
    return String.join(
        "|",
        Integer.toString(row.installedRank()),
        row.versionText().orElse(""),
        row.typeText(),
        row.script(),
        row.checksum().toString(),
        Boolean.toString(row.success()));
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    if (hasRows || history.exists(connection)) {
      return;
    }
    connection.setAutoCommit(false);
    try {
      createHistory(connection);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void createHistory(Connection connection) throws SQLException {
    var created = createSchemas(connection);
    if (settings.baseline().baselineOnMigrate() && !isEmpty(connection)) {
      new FlywayBaselining(settings).apply(connection);
      return;
    }
    history.create(connection);
    if (!created.isEmpty()) {
      history.recordSchemas(connection, created);
    }
  }

  private List<String> createSchemas(Connection connection) throws SQLException {
    var created = new ArrayList<String>();
    for (var schema : settings.schemas()) {
      if (!exists(connection, schema)) {
        try (var statement = connection.createStatement()) {
          statement.execute("CREATE SCHEMA " + Identifiers.quote(schema));
        }
        created.add(schema);
      }
    }
    return created;
  }

  private static boolean exists(Connection connection, String schema) throws SQLException {
    var sql = "SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = ?)";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, schema);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getBoolean(1);
      }
    }
  }

  private boolean isEmpty(Connection connection) throws SQLException {
    for (var schema : settings.schemas()) {
      if (!FlywayHistory.objectsIn(connection, schema).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void applied(Connection connection, Migration migration, Timing timing)
      throws SQLException {
    history.recordSuccess(connection, resolved(migration), timing.millis());
  }

  @Override
  public void begun(Connection connection, Migration migration, Instant started)
      throws SQLException {
    if (unfinished(connection, migration).isEmpty()) {
      history.recordFailure(connection, resolved(migration), 0);
    }
  }

  @Override
  public void finished(Connection connection, Migration migration, Timing timing)
      throws SQLException {
    var row = unfinished(connection, migration).orElseThrow();
    history.markSucceeded(connection, row.installedRank(), timing.millis());
  }

  // Flyway's table has no place for the reason.
  @Override
  public void failed(Connection connection, Migration migration, StatementFailure failure) {}

  @Override
  public void settle(Connection connection, Migration migration, Settlement.As as)
      throws SQLException {
    var row = unfinished(connection, migration);
    switch (as) {
      case ROLLED_BACK -> {
        if (row.isPresent()) {
          history.removeFailed(connection, row.get());
        }
      }
      case APPLIED -> {
        if (row.isPresent()) {
          history.markSucceeded(connection, row.get().installedRank(), row.get().executionTime());
        } else if (history.read(connection).stream().noneMatch(done -> isOf(migration, done))) {
          history.recordSuccess(connection, resolved(migration), 0);
        }
      }
    }
  }

  private Optional<FlywayRow> unfinished(Connection connection, Migration migration)
      throws SQLException {
    return history.read(connection).stream()
        .filter(row -> !row.success() && isOf(migration, row))
        .findFirst();
  }

  @Override
  public Remaining remaining(Connection connection, List<Step> steps) throws SQLException {
    var rows = history.read(connection);
    hasRows = !rows.isEmpty();
    if (!planned.isPrefixOf(texts(rows))) {
      return Remaining.moved("Rows of the history table changed since the plan was made.");
    }
    var later = rows.subList(planned.rows(), rows.size());
    var foreign =
        later.stream().filter(row -> !isMark(row, steps) && !isOf(steps, row)).findFirst();
    if (foreign.isPresent()) {
      return Remaining.moved(foreign.get().script() + " was recorded since the plan was made.");
    }
    if (rows.isEmpty() && isTakenOverUnplanned(connection, steps)) {
      return Remaining.moved("Objects without a history table appeared since the plan was made.");
    }
    return Remaining.of(
        steps.stream().filter(step -> later.stream().noneMatch(row -> isDone(row, step))).toList());
  }

  // What preparing the ledger itself writes.
  private boolean isMark(FlywayRow row, List<Step> steps) {
    return row.type() == FlywayType.SCHEMA
        || (row.type() == FlywayType.BASELINE
            && settings.baseline().baselineOnMigrate()
            && row.version().filter(settings.baseline().baselineVersion()::equals).isPresent()
            && steps.stream().noneMatch(this::isInBaseline));
  }

  private boolean isInBaseline(Step step) {
    return resolved(step.migration())
        .migration()
        .version()
        .filter(version -> version.compareTo(settings.baseline().baselineVersion()) <= 0)
        .isPresent();
  }

  // The plan of an empty database must not become a take-over, and neither a run without one.
  private boolean isTakenOverUnplanned(Connection connection, List<Step> steps)
      throws SQLException {
    return !history.exists(connection)
        && !isEmpty(connection)
        && (!settings.baseline().baselineOnMigrate()
            || steps.stream().anyMatch(this::isInBaseline));
  }

  private boolean isOf(List<Step> steps, FlywayRow row) {
    return row.type() != FlywayType.DELETE
        && steps.stream().anyMatch(step -> isOf(step.migration(), row));
  }

  private boolean isOf(Migration migration, FlywayRow row) {
    var resolved = resolved(migration);
    return row.script().equals(resolved.recordedScript())
        && row.checksum().equals(OptionalInt.of(resolved.checksum()));
  }

  private boolean isDone(FlywayRow row, Step step) {
    return row.success() && isOf(step.migration(), row);
  }

  private FlywayResolved resolved(Migration migration) {
    return Objects.requireNonNull(migrations.get(migration.name()), migration::name);
  }
}
