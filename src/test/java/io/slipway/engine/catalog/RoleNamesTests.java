package io.slipway.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleNamesTests {

  // `%1$s` makes and owns everything, `%2$s` is granted something and grants it on.
  private static final String SCRIPT =
      """
      CREATE ROLE %1$s SUPERUSER;
      CREATE ROLE %2$s;
      SET ROLE %1$s;
      CREATE SCHEMA app;
      CREATE TABLE app.orders (id bigint PRIMARY KEY, total numeric);
      CREATE VIEW app.totals AS SELECT total FROM app.orders;
      CREATE SEQUENCE app.numbers;
      CREATE TYPE app.mood AS ENUM ('sad');
      CREATE FUNCTION app.one() RETURNS int LANGUAGE sql AS 'SELECT 1';
      GRANT SELECT ON app.orders TO %2$s WITH GRANT OPTION;
      GRANT UPDATE (total) ON app.orders TO %2$s;
      REVOKE TRUNCATE ON app.orders FROM %1$s;
      CREATE FOREIGN DATA WRAPPER w;
      CREATE SERVER far FOREIGN DATA WRAPPER w;
      CREATE USER MAPPING FOR %2$s SERVER far;
      CREATE USER MAPPING FOR %1$s SERVER far OPTIONS (password 'x');
      ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO %2$s;
      CREATE PUBLICATION p;
      GRANT USAGE ON SCHEMA app TO %2$s;
      SET ROLE %2$s;
      GRANT SELECT ON app.orders TO PUBLIC;
      RESET ROLE;
      """;

  @Test
  void the_same_schema_of_two_owners_is_equal_under_other_names() throws SQLException {
    var roles = new RoleNames(Map.of("scratch owner", "app_owner", "scratch_reader", "Reader"));

    var scratch = read(SCRIPT.formatted("\"scratch owner\"", "scratch_reader"), roles);
    var target = read(SCRIPT.formatted("app_owner", "\"Reader\""), RoleNames.asTheyAre());

    assertThat(CatalogComparison.of(scratch, target).differences()).isEmpty();
    assertThat(scratch.digest()).isEqualTo(target.digest());
    assertThat(target.objects().toString())
        .contains("for role app_owner in schema app on tables")
        .contains("privileges of PUBLIC by \"Reader\"")
        .contains("\"Reader\" on server far");
  }

  @Test
  void without_other_names_it_is_not() throws SQLException {
    var one = read(SCRIPT.formatted("owner_1", "reader"), RoleNames.asTheyAre());
    var other = read(SCRIPT.formatted("owner_2", "reader"), RoleNames.asTheyAre());

    assertThat(CatalogComparison.of(one, other).differences()).isNotEmpty();
  }

  @Test
  void two_roles_cannot_have_one_name() {
    assertThatThrownBy(() -> new RoleNames(Map.of("a", "c", "b", "c")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Catalog read(String script, RoleNames roles) throws SQLException {
    try (var database = TestDatabase.create();
        var connection = database.connect()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(script);
      }
      return CatalogReader.read(connection, roles);
    }
  }
}
