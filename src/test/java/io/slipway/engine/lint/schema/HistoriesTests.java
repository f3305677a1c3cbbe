package io.slipway.engine.lint.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SharedMaterial;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Real histories, run and followed: what statements are taken to do is what they did.
class HistoriesTests {

  private static final Logger LOG = LoggerFactory.getLogger(HistoriesTests.class);

  @ParameterizedTest
  @MethodSource("io.slipway.testing.SharedMaterial#histories")
  void what_is_followed_is_what_is_there(String history) throws SQLException, IOException {
    try (var database = TestDatabase.create();
        var applied = new AppliedHistory(database)) {
      database.execute(
          """
          DO $$ BEGIN
            IF to_regrole('sequin') IS NULL THEN CREATE ROLE sequin; END IF;
          END $$
          """);
      for (var script : SharedMaterial.scripts(history)) {
        applied.run(Files.readString(script));
      }

      var comparison = applied.compare();

      LOG.info("{}: {}, read anew: {}", history, comparison.counts(), applied.gaps());
      assertThat(comparison.differences()).isEmpty();
    }
  }
}
