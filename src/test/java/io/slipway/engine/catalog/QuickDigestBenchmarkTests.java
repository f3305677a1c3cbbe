package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What it costs to ask whether anything changed, beside reading everything: each on a connection
/// of its own, as a check does it that comes by every few minutes.
@Tag("benchmark")
class QuickDigestBenchmarkTests {

  private static final Logger LOG = LoggerFactory.getLogger(QuickDigestBenchmarkTests.class);

  // A procedure's commits keep the number of locks down.
  private static final String SCHEMA =
      """
      DO $$
      BEGIN
        FOR i IN 1..3000 LOOP
          EXECUTE format('CREATE TABLE t%1$s (id bigint PRIMARY KEY, a int NOT NULL DEFAULT 0,'
            ' b text, c text, d numeric, e timestamptz DEFAULT now(), f jsonb)', i);
          EXECUTE format('CREATE INDEX ON t%1$s (a)', i);
          EXECUTE format('CREATE INDEX ON t%1$s (b, c)', i);
          EXECUTE format('CREATE VIEW v%1$s AS SELECT id, a, b, c FROM t%1$s WHERE a > 0', i);
          IF i % 100 = 0 THEN COMMIT; END IF;
        END LOOP;
      END $$
      """;

  private static final int ROUNDS = 9;

  private interface Reading {
    void read(Connection connection) throws SQLException;
  }

  @Test
  void the_quick_digest_takes_a_small_part_of_the_catalog() throws SQLException {
    try (var database = TestDatabase.create()) {
      database.execute(SCHEMA);
      database.execute("ANALYZE");
      try (var connection = database.connect()) {
        CatalogReader.read(connection);
      }
      var catalog = new double[ROUNDS];
      var quick = new double[ROUNDS];
      for (var round = 0; round < ROUNDS; round++) {
        catalog[round] = milliseconds(database, c -> CatalogReader.read(c).digest());
        quick[round] = milliseconds(database, QuickDigest::of);
      }
      report("the whole catalog", catalog);
      report("the quick digest", quick);
      var ratio = median(quick) / median(catalog);
      LOG.info("ratio of the medians: {} %", "%.1f".formatted(100 * ratio));
      // The aim is a twentieth; machines are noisy.
      assertThat(ratio).isLessThan(0.1);
    }
  }

  private static double milliseconds(TestDatabase database, Reading reading) throws SQLException {
    try (var connection = database.connect()) {
      var start = System.nanoTime();
      reading.read(connection);
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private static void report(String what, double[] times) {
    var sorted = times.clone();
    Arrays.sort(sorted);
    LOG.info(
        "{}: median {} ms, best {} ms, worst {} ms",
        what,
        Math.round(median(times)),
        Math.round(sorted[0]),
        Math.round(sorted[ROUNDS - 1]));
  }

  private static double median(double[] times) {
    var sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[ROUNDS / 2];
  }
}
