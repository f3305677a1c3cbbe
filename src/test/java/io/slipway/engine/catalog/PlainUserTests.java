package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PlainUserTests {

  private static final String SCHEMA =
      """
      CREATE ROLE plain;
      CREATE SCHEMA closed;
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      CREATE TABLE closed.orders (id bigint PRIMARY KEY, total numeric DEFAULT 0 CHECK (total >= 0));
      CREATE VIEW closed.totals AS SELECT sum(total) FROM closed.orders;
      CREATE TYPE closed.mood AS ENUM ('sad');
      CREATE FUNCTION closed.one() RETURNS int LANGUAGE sql AS 'SELECT 1';
      REVOKE ALL ON FUNCTION closed.one() FROM PUBLIC;
      CREATE TEXT SEARCH CONFIGURATION closed.words (COPY = simple);
      CREATE FOREIGN DATA WRAPPER w;
      CREATE SERVER far FOREIGN DATA WRAPPER w OPTIONS (key 'hunter2');
      CREATE USER MAPPING FOR CURRENT_USER SERVER far OPTIONS (password 'hunter2');
      CREATE USER MAPPING FOR plain SERVER far;
      GRANT USAGE ON FOREIGN SERVER far TO plain;
      CREATE PUBLICATION p FOR TABLE closed.orders;
      CREATE SUBSCRIPTION s CONNECTION 'host=db password=hunter2' PUBLICATION p
        WITH (connect = false);
      COMMENT ON SUBSCRIPTION s IS 'in';
      """;

  @Test
  void a_role_without_any_right_reads_all_but_what_the_server_hides() throws SQLException {
    try (var database = TestDatabase.create();
        var connection = database.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(SCHEMA);
      var whole = CatalogReader.read(connection);
      statement.execute("SET ROLE plain");

      var plain = CatalogReader.read(connection);

      assertThat(CatalogMutation.words(CatalogComparison.of(whole, plain)))
          .satisfiesExactly(
              mapping ->
                  assertThat(mapping)
                      .startsWith("= user mapping postgres on server far | options | password=sha")
                      .endsWith("| not readable"),
              subscription ->
                  assertThat(subscription)
                      .startsWith("= subscription s | connection | sha256:")
                      .endsWith("| not readable"));
      connection.rollback();
    }
  }

  @Test
  void no_secret_is_kept() throws SQLException {
    try (var database = TestDatabase.create();
        var connection = database.connect();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(SCHEMA);

      assertThat(CatalogReader.read(connection).objects().toString())
          .contains("key=sha256:", "password=sha256:", "connection=sha256:")
          .doesNotContain("hunter2");
      connection.rollback();
    }
  }
}
