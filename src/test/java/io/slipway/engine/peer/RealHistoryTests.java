package io.slipway.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealHistoryTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flyway/familie-ba-sak",
        "flyway/kestra",
        "flyway/interventions-service",
        "flyway-undo/gitness",
        "flyway-undo/reportportal"
      })
  void flywayHistoriesApplyFromEmpty(String history) {
    var folder = SharedMaterial.history(history);
    try (var database = TestDatabase.create()) {
      var target = EngineTarget.on(database);
      var plan =
          target.planFlyway(
              new ScriptFolder(folder),
              BundleSettings.Flyway.DEFAULT,
              FlywayHistorySettings.DEFAULT);
      assertThat(plan.apply()).isEqualTo(new RunOutcome.Succeeded());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"prisma/langfuse", "prisma/amplication", "prisma-down/gitness"})
  void prismaHistoriesApplyFromEmpty(String history) {
    var folder = SharedMaterial.history(history);
    try (var database = TestDatabase.create()) {
      var target = EngineTarget.on(database);
      var plan =
          target.planPrisma(new ScriptFolder(folder), TransactionMode.TRANSACTION_WHERE_POSSIBLE);
      assertThat(plan.apply()).isEqualTo(new RunOutcome.Succeeded());
    }
  }
}
