package io.slipway.control.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.slipway.control.database.ControlServer;
import io.slipway.engine.scratch.Readiness;
import io.slipway.engine.scratch.Scratch;
import io.slipway.engine.scratch.ScratchSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a script can do that is rehearsed beside the control database.
class EmbeddedScratchTests {

  private static final String DENIED = "42501";

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedPostgres postgres;

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedScratch embedded;

  @SuppressWarnings("NullAway.Init")
  private static Scratch scratch;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    asSuperuser("CREATE DATABASE slipway");
    var server =
        new ControlServer(
            "localhost:" + postgres.getPort(), "", "slipway", "postgres", "postgres", true);
    embedded = new EmbeddedScratch(server);
    scratch = new Scratch(embedded.server(), ScratchSettings.DEFAULT, Clock.systemUTC());
  }

  @AfterAll
  static void stop() throws IOException {
    scratch.close();
    postgres.close();
  }

  private static void asSuperuser(String sql) throws SQLException {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void rehearse(String sql) throws SQLException {
    try (var database = scratch.create();
        var connection = database.open("test");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void itServesRehearsals() throws SQLException {
    assertThat(embedded.server().readiness()).isInstanceOf(Readiness.Ready.class);
    rehearse("CREATE TABLE x (id int)");
  }

  @Test
  void itPutsRowsInWithoutTriggers() throws SQLException {
    assumeThat(scratch.version().major())
        .as("a setting can be granted from PostgreSQL 15 on")
        .isGreaterThanOrEqualTo(15);

    rehearse("SET session_replication_role = replica");
  }

  @Test
  void itCannotEnterTheControlDatabaseNorOneThatCameLater() throws SQLException {
    asSuperuser("CREATE DATABASE came_later");
    var connections = embedded.server().connections();

    for (var database : new String[] {"slipway", "came_later"}) {
      assertThatThrownBy(() -> connections.open(database, "test").close())
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED))
          .hasMessageContaining("permission denied for database");
    }
  }

  // A DO block is opaque, so what is refused when it is written down can be tried from within one.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "COPY (SELECT 1) TO '/tmp/slipway-rehearsal'",
        "SELECT pg_read_file('PG_VERSION')",
        "SELECT pg_ls_dir('.')",
        "CREATE EXTENSION dblink",
        "CREATE EXTENSION postgres_fdw",
        "CREATE ROLE stray LOGIN",
        "ALTER ROLE CURRENT_USER SUPERUSER",
        "ALTER ROLE postgres PASSWORD 'x'",
        "ALTER DATABASE slipway CONNECTION LIMIT 0",
        "GRANT CONNECT ON DATABASE slipway TO CURRENT_USER",
        "SET session_preload_libraries = 'x'",
        "CREATE FUNCTION f() RETURNS int LANGUAGE c AS '/tmp/x'",
        "CREATE PUBLICATION p FOR ALL TABLES"
      })
  void whatReachesFurtherIsDenied(String sql) {
    assertThatThrownBy(
            () -> rehearse("DO $do$ BEGIN EXECUTE $sql$%s$sql$; END $do$".formatted(sql)))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(e.getSQLState()).as(e.getMessage()).isIn(DENIED, "0A000", "58P01"));
  }

  @Test
  void whatAScriptDidToItsOwnRoleIsUndone() throws SQLException {
    rehearse("ALTER ROLE CURRENT_USER PASSWORD 'mine'");

    assertThat(embedded.server().readiness()).isInstanceOf(Readiness.Ready.class);
  }
}
