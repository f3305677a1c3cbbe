package io.slipway.engine.schemadiff;

import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.testing.EngineTarget;
import io.slipway.testing.ScriptFolder;
import io.slipway.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long a schema takes to load, and a script to write, cold and warm.
@Tag("benchmark")
class LoadingBenchmarkTests {

  private static final Logger LOG = LoggerFactory.getLogger(LoadingBenchmarkTests.class);
  private static final int ROUNDS = 15;

  private final SchemaDiff diff = SchemaDiff.by(Set.of());

  @Test
  void loads_and_writes() throws SQLException {
    try (var demo = TestDatabase.create();
        var sixty = tables(60);
        var threeHundred = tables(300)) {
      EngineTarget.on(demo)
          .planFlyway(
              new ScriptFolder(Path.of("migrations", "inventory")),
              BundleSettings.Flyway.DEFAULT,
              FlywayHistorySettings.DEFAULT)
          .apply();
      measure("the demo's inventory", demo);
      measure("60 tables", sixty);
      measure("300 tables", threeHundred);
    }
  }

  private void measure(String name, TestDatabase database) throws SQLException {
    var loading = new ArrayList<Double>();
    var writing = new ArrayList<Double>();
    try (var connection = database.connect()) {
      for (var round = 0; round < ROUNDS; round++) {
        var before = timed(loading, connection);
        change(connection, "ALTER TABLE t1 ADD COLUMN added_%d integer".formatted(round));
        var after = timed(loading, connection);
        var started = System.nanoTime();
        diff.script(after, before);
        writing.add(millisSince(started));
      }
    }
    LOG.info(
        "{}: loaded first in {} ms, then in {} (median of the last half); written first in {} ms,"
            + " then in {}",
        name,
        "%.0f".formatted(loading.getFirst()),
        median(loading),
        "%.0f".formatted(writing.getFirst()),
        median(writing));
  }

  private LoadedSchema timed(List<Double> times, Connection connection) throws SQLException {
    var started = System.nanoTime();
    var schema = diff.load(connection);
    times.add(millisSince(started));
    return schema;
  }

  private static void change(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS t1 ()");
      statement.execute(sql);
    }
  }

  private static TestDatabase tables(int count) {
    var database = TestDatabase.create();
    IntStream.rangeClosed(1, count)
        .forEach(
            i ->
                database.execute(
                    """
                    CREATE TABLE t%1$d (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                      name text NOT NULL DEFAULT '', parent bigint REFERENCES t%1$d,
                      created timestamptz NOT NULL DEFAULT now(), CHECK (length(name) < 100));
                    CREATE INDEX ON t%1$d (name) WHERE parent IS NOT NULL;
                    CREATE VIEW v%1$d AS SELECT id, upper(name) AS name FROM t%1$d;
                    """
                        .formatted(i)));
    return database;
  }

  private static double millisSince(long started) {
    return (System.nanoTime() - started) / 1e6;
  }

  private static String median(List<Double> times) {
    var sorted = times.subList(times.size() / 2, times.size()).stream().sorted().toList();
    return "%.0f ms".formatted(sorted.get(sorted.size() / 2));
  }
}
