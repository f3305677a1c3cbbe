package io.slipway.engine.lint.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Real histories, run and followed: what statements are taken to do is what they did.
class HistoriesTests {

  private static final Logger LOG = LoggerFactory.getLogger(HistoriesTests.class);

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
      })
  void what_is_followed_is_what_is_there(String history) throws SQLException, IOException {
    try (var database = TestDatabase.create();
        var applied = new AppliedHistory(database)) {
      database.execute(
          """
          DO $$ BEGIN
            IF to_regrole('sequin') IS NULL THEN CREATE ROLE sequin; END IF;
          END $$
          """);
      for (var script : scripts(history)) {
        applied.run(Files.readString(script));
      }

      var comparison = applied.compare();

      LOG.info("{}: {}, read anew: {}", history, comparison.counts(), applied.gaps());
      assertThat(comparison.differences()).isEmpty();
    }
  }

  private static List<Path> scripts(String history) throws IOException {
    try (var files = Files.walk(SharedMaterial.history(history))) {
      var all =
          files.filter(Files::isRegularFile).filter(it -> it.toString().endsWith(".sql")).toList();
      return history.startsWith("prisma")
          ? all.stream().sorted().toList()
          : all.stream()
              .filter(it -> it.getFileName().toString().matches("V.*__.*"))
              .sorted(Comparator.comparing(HistoriesTests::version))
              .toList();
    }
  }

  private static FlywayVersion version(Path script) {
    return FlywayVersion.parse(script.getFileName().toString().substring(1).split("__")[0]);
  }
}
