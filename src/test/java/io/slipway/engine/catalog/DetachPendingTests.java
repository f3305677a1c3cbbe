package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// A partition that is detached concurrently stays pending when whoever detaches it gives up.
class DetachPendingTests {

  // The constraint is what the partition would be given otherwise, so that it stays what it was.
  private static final String SCHEMA =
      """
      CREATE TABLE years (year int NOT NULL) PARTITION BY LIST (year);
      CREATE TABLE year_1 PARTITION OF years FOR VALUES IN (1);
      ALTER TABLE year_1 ADD CONSTRAINT one CHECK (year IS NOT NULL AND year = 1);
      """;

  @Test
  void is_named_until_it_is_over() throws SQLException {
    try (var database = TestDatabase.create();
        var connection = database.connect();
        var reader = database.connect()) {
      assumeTrue(ServerVersion.of(connection).major() >= 14, "skipped: not before PostgreSQL 14");
      database.execute(SCHEMA);
      var before = CatalogReader.read(connection);
      var quickBefore = QuickDigest.of(connection);

      giveUpDetaching(connection, reader);

      var pending = CatalogReader.read(connection);
      assertThat(CatalogMutation.words(CatalogComparison.of(before, pending)))
          .containsExactly("= table public.year_1 | detach_pending | ∅ | true");
      assertThat(pending.digest()).isNotEqualTo(before.digest());
      assertThat(QuickDigest.of(connection)).isNotEqualTo(quickBefore);

      execute(connection, "ALTER TABLE years DETACH PARTITION year_1 FINALIZE");
      execute(connection, "ALTER TABLE years ATTACH PARTITION year_1 FOR VALUES IN (1)");
      assertThat(CatalogReader.read(connection).digest()).isEqualTo(before.digest());
    }
  }

  private static void giveUpDetaching(Connection connection, Connection reader)
      throws SQLException {
    reader.setAutoCommit(false);
    execute(reader, "SELECT FROM years");
    execute(connection, "SET lock_timeout = '100ms'");
    assertThatThrownBy(
            () -> execute(connection, "ALTER TABLE years DETACH PARTITION year_1 CONCURRENTLY"))
        .hasMessageContaining("lock timeout");
    reader.rollback();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
