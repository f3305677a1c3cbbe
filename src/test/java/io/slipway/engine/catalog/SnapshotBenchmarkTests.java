package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.postgres.SqlResource;
import io.slipway.testing.PgDump;
import io.slipway.testing.Shell;
import io.slipway.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How long a snapshot takes beside `pg_dump --schema-only` of the same database, and in how little
/// memory; and how long one of many snapshots of a small schema.
@Tag("benchmark")
@TestMethodOrder(OrderAnnotation.class)
class SnapshotBenchmarkTests {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotBenchmarkTests.class);

  private static final int TABLES = 3_000;
  private static final int SMALL = 30;
  private static final int ROUNDS = 5;
  private static final int QUICK_ROUNDS = 15;
  private static final int SNAPSHOTS = 60;
  private static final String HEAP = "128m";

  private static TestDatabase database;

  @FunctionalInterface
  private interface Work {
    void run() throws SQLException;
  }

  // Autovacuum would analyse the catalog at some moment, and after that it is another measurement.
  @BeforeAll
  static void fill() {
    database = filled(TABLES);
  }

  private static TestDatabase filled(int tables) {
    var filled = TestDatabase.create();
    filled.execute("ALTER SYSTEM SET autovacuum = off");
    filled.execute("SELECT pg_reload_conf()");
    filled.execute(SqlResource.read(SnapshotBenchmarkTests.class, "big_schema.sql"));
    filled.execute("CALL fill(%d)".formatted(tables));
    return filled;
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Test
  @Order(1)
  void first_one_of_a_catalog_that_was_never_analysed() throws SQLException {
    LOG.info("never analysed, first snapshot of this process: {} ms", once());
    sides("never analysed");
  }

  @Test
  @Order(2)
  void beside_pg_dump() throws SQLException {
    database.execute("VACUUM ANALYZE");
    sides("analysed");
  }

  private static void sides(String state) throws SQLException {
    var fresh = millis(ROUNDS, SnapshotBenchmarkTests::once);
    LOG.info("{}, on a new connection each: {}", state, fresh);
    var quick = quick();
    LOG.info("{}, the quick digest, on a new connection each: {}", state, quick);
    var share = quick.median() / fresh.median();
    LOG.info("{}, the quick digest's share: {} %", state, "%.1f".formatted(100 * share));
    // The aim is a twentieth; machines are noisy.
    assertThat(share).isLessThan(0.1);
    try (var connection = database.connect()) {
      CatalogReader.read(connection);
      LOG.info("{}, again on one: {}", state, millis(ROUNDS, () -> CatalogReader.read(connection)));
    }
    if (PgDump.dumps(database)) {
      var dump = millis(ROUNDS, () -> PgDump.schema(database));
      LOG.info("{}, pg_dump --schema-only: {}", state, dump);
      assertThat(fresh.median()).isLessThan(dump.median());
    }
  }

  // As a check does it that comes by every few minutes.
  private static Times quick() throws SQLException {
    var times = new double[QUICK_ROUNDS];
    for (var i = 0; i < QUICK_ROUNDS; i++) {
      try (var connection = database.connect()) {
        times[i] = millis(() -> QuickDigest.of(connection));
      }
    }
    return Times.of(times);
  }

  private static double once() throws SQLException {
    var started = System.nanoTime();
    try (var connection = database.connect()) {
      assertThat(CatalogReader.read(connection).objects()).hasSizeGreaterThan(TABLES * 10);
    }
    return (System.nanoTime() - started) / 1e6;
  }

  @Test
  @Order(3)
  void in_a_small_heap() {
    var result =
        new Shell(Path.of("."), Map.of())
            .run(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-Xmx" + HEAP,
                    "-cp",
                    System.getProperty("java.class.path"),
                    SnapshotInSmallHeap.class.getName(),
                    database.url(),
                    database.user(),
                    database.password()));
    LOG.info("with -Xmx{}: {}", HEAP, result.output().strip());
    assertThat(result.status()).isZero();
  }

  @Test
  @Order(4)
  void of_a_small_schema_many_times() throws SQLException {
    try (var small = filled(SMALL);
        var connection = small.connect();
        var statement = connection.createStatement()) {
      LOG.info("{} tables, first: {}", SMALL, millis(1, () -> CatalogReader.read(connection)));
      LOG.info("{}, unchanged: {}", SMALL, millis(SNAPSHOTS, () -> CatalogReader.read(connection)));
      connection.setAutoCommit(false);
      LOG.info(
          "{} tables, within a transaction that adds a column between: {}",
          SMALL,
          millis(
              SNAPSHOTS,
              () -> {
                statement.execute(
                    "ALTER TABLE t1 ADD COLUMN c%d int".formatted(columns(connection)));
                CatalogReader.read(connection);
              }));
      connection.rollback();
    }
  }

  private static int columns(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT max(attnum) FROM pg_attribute WHERE attrelid = 't1'::regclass")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private record Times(double median, double best, double worst) {

    static Times of(double... times) {
      var sorted = DoubleStream.of(times).sorted().toArray();
      return new Times(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
      return "median %.1f ms, best %.1f, worst %.1f".formatted(median, best, worst);
    }
  }

  private static Times millis(int rounds, Work work) {
    return Times.of(IntStream.range(0, rounds).mapToDouble(_ -> millis(work)).toArray());
  }

  private static double millis(Work work) {
    var started = System.nanoTime();
    try {
      work.run();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - started) / 1e6;
  }
}
