package io.slipway.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.RunOutcome.Failed;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Real Prisma histories from empty, in each mode, with the rows that prisma.md 1.2 asks for.
@Tag("compat")
class PrismaHistoriesTests {

  private static final Logger LOG = LoggerFactory.getLogger(PrismaHistoriesTests.class);

  @ParameterizedTest
  @CsvSource({
    "prisma/langfuse, TRANSACTION_WHERE_POSSIBLE",
    "prisma/langfuse, STATEMENT_BY_STATEMENT",
    "prisma/langfuse, BATCH",
    "prisma/amplication, TRANSACTION_WHERE_POSSIBLE",
    "prisma/amplication, STATEMENT_BY_STATEMENT",
    "prisma/amplication, BATCH",
    "prisma-down/gitness, TRANSACTION_WHERE_POSSIBLE",
    "prisma-down/gitness, STATEMENT_BY_STATEMENT",
    "prisma-down/gitness, BATCH"
  })
  void leave_one_finished_row_a_migration(String history, TransactionMode mode)
      throws IOException, NoSuchAlgorithmException {
    var folder = SharedMaterial.history(history);
    try (var database = TestDatabase.create()) {
      var plan = EngineTarget.on(database).planPrisma(new ScriptFolder(folder), mode);

      var outcome = plan.apply();

      if (outcome instanceof Failed failed) {
        LOG.info("| {} | {} | {} |", history, mode, failed.failure().message());
      }
      assertThat(outcome).isEqualTo(new RunOutcome.Succeeded());
      var expected = new ArrayList<String>();
      for (var step : plan.plan().steps()) {
        expected.add(step.name() + "|" + sha256(folder, step.script().path()) + "|1|∅|∅|t");
      }
      assertThat(rows(database)).isEqualTo(expected);
      LOG.info("| {} | {} | {} finished rows |", history, mode, expected.size());
    }
  }

  private static List<String> rows(TestDatabase database) {
    return database.query(
        """
        SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at,
               finished_at >= started_at
          FROM _prisma_migrations ORDER BY started_at, migration_name COLLATE "C"
        """);
  }

  private static String sha256(Path folder, String path)
      throws IOException, NoSuchAlgorithmException {
    var bytes = Files.readAllBytes(folder.resolve(path));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
