package io.slipway.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvisoryLockTests {

  private static final TestDatabase DATABASE = TestDatabase.create();

  @AfterAll
  static void drop() {
    DATABASE.close();
  }

  @Test
  void spellsSlipwayInItsKey() {
    var bytes = ByteBuffer.allocate(Long.BYTES).putLong(AdvisoryLock.SLIPWAY.key()).array();
    assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo("\0Slipway");
    assertThat(AdvisoryLock.SLIPWAY.key()).isEqualTo(23_481_623_181_222_265L);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 72_707_369L, 77_433_833_903_597L, -1, Long.MIN_VALUE, Long.MAX_VALUE})
  void admitsOneSessionAndNamesIt(long key) throws SQLException {
    var lock = new AdvisoryLock("test", key);
    try (var one = DATABASE.connect();
        var other = DATABASE.connect()) {
      one.setClientInfo("ApplicationName", "the one");
      assertThat(lock.holders(other)).isEmpty();
      assertThat(lock.tryAcquire(one)).isTrue();
      assertThat(lock.tryAcquire(other)).isFalse();
      assertThat(lock.isHeldBy(one)).isTrue();
      assertThat(lock.isHeldBy(other)).isFalse();
      assertThat(lock.holders(other))
          .singleElement()
          .satisfies(holder -> assertThat(holder.applicationName()).isEqualTo("the one"))
          .satisfies(holder -> assertThat(holder.user()).isEqualTo(DATABASE.user()))
          .satisfies(holder -> assertThat(holder.connectedSince()).isPresent());
      assertThat(lock.release(one)).isTrue();
      assertThat(lock.release(one)).isFalse();
      assertThat(lock.tryAcquire(other)).isTrue();
    }
  }

  @Test
  void isFreeOnceItsSessionEnds() throws SQLException {
    try (var watcher = DATABASE.connect()) {
      try (var session = DATABASE.connect()) {
        assertThat(AdvisoryLock.SLIPWAY.tryAcquire(session)).isTrue();
      }
      // The server notices the end of a session a moment later; waiting for the lock waits for
      // that.
      try (var statement = watcher.createStatement()) {
        statement.execute("select pg_advisory_lock(" + AdvisoryLock.SLIPWAY.key() + ")");
      }
      assertThat(AdvisoryLock.SLIPWAY.isHeldBy(watcher)).isTrue();
    }
  }

  @Test
  void isAnotherOneInAnotherDatabase() throws SQLException {
    try (var database = TestDatabase.create();
        var here = DATABASE.connect();
        var there = database.connect()) {
      var lock = new AdvisoryLock("test", 42);
      assertThat(lock.tryAcquire(here)).isTrue();
      assertThat(lock.holders(there)).isEmpty();
      assertThat(lock.tryAcquire(there)).isTrue();
    }
  }
}
