package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.FlywayNaming;
import io.slipway.engine.bundle.PlaceholderSettings;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.PgDump;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The schemas that public histories lead to, and what `pg_dump` and `psql` make of them.
@Tag("compat")
class RestoredHistoriesTests {

  private static final Logger LOG = LoggerFactory.getLogger(RestoredHistoriesTests.class);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flyway/kestra",
        "flyway/familie-ba-sak",
        "flyway/interventions-service",
        "flyway/crowd.dev",
        "flyway-undo/gitness",
        "flyway-undo/reportportal",
        "prisma/langfuse",
        "prisma/amplication",
        "prisma-down/gitness"
      })
  void a_restored_dump_does_not_differ(String history) throws SQLException {
    try (var database = TestDatabase.create();
        var restored = TestDatabase.create()) {
      PgDump.needed(database);
      database.execute(
          """
          DO $$ BEGIN
            IF to_regrole('sequin') IS NULL THEN CREATE ROLE sequin; END IF;
          END $$
          """);
      assertThat(plan(database, history).apply()).isEqualTo(new RunOutcome.Succeeded());
      PgDump.restore(PgDump.schema(database), restored);

      var catalog = read(database);

      assertThat(CatalogComparison.of(catalog, read(restored)).differences()).isEmpty();
      assertThat(catalog.digest()).isEqualTo(read(restored).digest());
      LOG.info("| {} | {} | equal |", history, catalog.objects().size());
    }
  }

  private static EngineTarget.Planned plan(TestDatabase database, String history) {
    var folder = new ScriptFolder(SharedMaterial.history(history));
    var target = EngineTarget.on(database);
    if (history.startsWith("prisma")) {
      return target.planPrisma(folder, TransactionMode.TRANSACTION_WHERE_POSSIBLE);
    }
    var outOfOrder = history.endsWith("crowd.dev");
    var settings =
        new BundleSettings.Flyway(
            List.of(""),
            FlywayNaming.DEFAULT,
            StandardCharsets.UTF_8,
            new PlaceholderSettings(!outOfOrder, "${", "}", Map.of()));
    return target.planFlyway(
        folder, settings, FlywayHistorySettings.DEFAULT.withOutOfOrder(outOfOrder));
  }

  private static Catalog read(TestDatabase database) throws SQLException {
    try (var connection = database.connect()) {
      return CatalogReader.read(connection);
    }
  }
}
