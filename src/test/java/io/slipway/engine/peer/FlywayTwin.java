package io.slipway.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.FlywayNaming;
import io.slipway.engine.bundle.PlaceholderSettings;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.engine.ledger.LedgerFinding.Severity;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;

/// Slipway's engine and real Flyway, each with the same options, on databases of the same project.
///
/// Flyway runs with `mixed`, because it refuses some histories' files without, and with
/// `transactional.lock=false`, because it waits for itself at `CREATE INDEX CONCURRENTLY` with it.
record FlywayTwin(boolean outOfOrder, boolean placeholders) {

  static final FlywayTwin WITH_DEFAULTS = new FlywayTwin(false, true);

  private static final Set<MigrationState> DONE =
      Set.of(MigrationState.SUCCESS, MigrationState.OUT_OF_ORDER);

  /// Applies with the engine all that a folder holds and a database lacks.
  void engine(TestDatabase database, Path folder) {
    var settings =
        new BundleSettings.Flyway(
            List.of(""),
            FlywayNaming.DEFAULT,
            StandardCharsets.UTF_8,
            new PlaceholderSettings(placeholders, "${", "}", Map.of()));
    var history = FlywayHistorySettings.DEFAULT.withOutOfOrder(outOfOrder);
    var plan = EngineTarget.on(database).planFlyway(new ScriptFolder(folder), settings, history);
    assertThat(plan.plan().ledger().findings())
        .noneMatch(finding -> finding.severity() == Severity.BLOCKING);
    assertThat(plan.apply()).isEqualTo(new RunOutcome.Succeeded());
  }

  Flyway flyway(TestDatabase database, Path folder) {
    return Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .locations("filesystem:" + folder)
        .outOfOrder(outOfOrder)
        .placeholderReplacement(placeholders)
        .mixed(true)
        .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
        .load();
  }

  /// Fails unless real Flyway finds nothing wrong and nothing to do.
  void isGreen(TestDatabase database, Path folder) {
    var flyway = flyway(database, folder);
    assertThat(flyway.validateWithResult().invalidMigrations).isEmpty();
    assertThat(Arrays.stream(flyway.info().all()).map(info -> info.getState())).isSubsetOf(DONE);
  }

  /// The paths of a folder's migrations in the order in which they run on an empty database.
  static List<Path> order(Path folder) {
    return EngineTarget.bundle(folder, BundleSettings.Flyway.DEFAULT).migrations().stream()
        .map(FlywayMigration.class::cast)
        .map(migration -> folder.resolve(migration.script().path()))
        .toList();
  }

  /// The ledger without what differs from run to run: times, durations.
  static List<String> rows(TestDatabase database) {
    return database.query(
        """
        SELECT installed_rank, version, description, type, script, checksum, installed_by, success
          FROM flyway_schema_history ORDER BY installed_rank
        """);
  }
}
