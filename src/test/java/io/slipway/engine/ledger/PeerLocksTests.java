package io.slipway.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.postgres.AdvisoryLock;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Slipway and the peers keep each other out.
class PeerLocksTests {

  private static final TestDatabase DATABASE = TestDatabase.create();

  private final TestDatabase database = ReusedDatabase.emptied(DATABASE);
  private final FlywayFolder folder = new FlywayFolder();

  @AfterEach
  void close() {
    folder.close();
  }

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  @Test
  void computesFlywaysKeys() {
    assertThat(FlywayTable.DEFAULT.lock().key()).isEqualTo(77_433_833_903_597L);
    assertThat(new FlywayTable("app", "flyway_schema_history", Optional.empty()).lock().key())
        .isEqualTo(77_431_436_970_681L);
    assertThat("\"public\".\"flyway_schema_history\"".hashCode()).isEqualTo(2_125_624_436);
    assertThat(FlywayTable.DEFAULT.lock().key() - 2_125_624_436L).isEqualTo(77_431_708_279_161L);
  }

  @Test
  void knowsPrismasKey() {
    assertThat(PrismaHistory.LOCK.key()).isEqualTo(72_707_369L);
  }

  @Test
  void keepsFlywayOutWhileItHoldsTheLock() throws SQLException {
    folder.with("V1__a.sql", "select 1");
    try (var session = database.connect()) {
      assertThat(FlywayTable.DEFAULT.lock().tryAcquire(session)).isTrue();
      assertThatThrownBy(() -> folder.flyway(database).lockRetryCount(0).load().migrate())
          .hasStackTraceContaining(
              "Number of retries exceeded while attempting to acquire PostgreSQL advisory lock");
      assertThat(folder.flyway(database).load().info().all()).hasSize(1);
      FlywayTable.DEFAULT.lock().release(session);
    }
    assertThat(folder.flyway(database).load().migrate().migrationsExecuted).isEqualTo(1);
  }

  @Test
  void isKeptOutWhileFlywayMigrates() throws SQLException {
    var gate = new AdvisoryLock("gate", 4711);
    folder.with("V1__waits.sql", "select pg_advisory_lock(4711)");
    try (var session = database.connect()) {
      assertThat(gate.tryAcquire(session)).isTrue();
      var migrating = CompletableFuture.supplyAsync(() -> folder.flyway(database).load().migrate());
      awaitSomeoneAt(gate);
      var lock = FlywayTable.DEFAULT.lock();
      assertThat(lock.tryAcquire(session)).isFalse();
      assertThat(lock.holders(session))
          .singleElement()
          .satisfies(holder -> assertThat(holder.transactionSince()).isPresent());
      gate.release(session);
      assertThat(migrating.join().migrationsExecuted).isEqualTo(1);
      assertThat(lock.tryAcquire(session)).isTrue();
    }
  }

  // Asks the server again and again until it shows a session that waits.
  private void awaitSomeoneAt(AdvisoryLock gate) {
    var waiting =
        "select pid from pg_locks where locktype = 'advisory' and not granted and objid = "
            + gate.key();
    while (database.query(waiting).isEmpty()) {
      Thread.onSpinWait();
    }
  }
}
