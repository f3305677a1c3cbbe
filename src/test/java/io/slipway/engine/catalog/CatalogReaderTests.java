package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CatalogReaderTests {

  private static final String ORDERS =
      """
      CREATE TABLE orders (id bigint PRIMARY KEY, total numeric(12, 2) NOT NULL DEFAULT 0);
      COMMENT ON COLUMN orders.total IS 'in euros';
      GRANT SELECT ON orders TO PUBLIC;
      """;

  @Test
  void two_databases_of_the_same_script_do_not_differ() throws SQLException {
    try (var one = TestDatabase.create();
        var other = TestDatabase.create()) {
      one.execute("CREATE TABLE noise (); DROP TABLE noise");
      one.execute(ORDERS);
      other.execute(ORDERS);

      assertThat(read(one).digest()).isEqualTo(read(other).digest());
      assertThat(CatalogComparison.of(read(one), read(other)).differences()).isEmpty();
    }
  }

  @Test
  void a_transaction_that_is_open_is_read_from_within_and_left_as_it_was() throws SQLException {
    try (var database = TestDatabase.create();
        var connection = database.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(ORDERS);

      var catalog = CatalogReader.read(connection);

      assertThat(catalog.find(new ObjectRef(ObjectKind.COLUMN, "public.orders.total")))
          .hasValueSatisfying(
              column ->
                  assertThat(column.attributes())
                      .containsEntry("type", "numeric(12,2)")
                      .containsEntry("default", "0")
                      .containsEntry("comment", "in euros"));
      try (var path = statement.executeQuery("SHOW search_path")) {
        path.next();
        assertThat(path.getString(1)).contains("public");
      }
      connection.rollback();
    }
  }

  private static Catalog read(TestDatabase database) throws SQLException {
    try (var connection = database.connect()) {
      return CatalogReader.read(connection);
    }
  }
}
