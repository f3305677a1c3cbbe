package io.slipway.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether what the check says of a statement is what PostgreSQL itself does with it.
class StatementPrivilegesTests {

  @SuppressWarnings("NullAway.Init")
  private static Scene scene;

  @BeforeAll
  static void create() {
    scene = Scene.create();
    scene
        .database()
        .execute(
            """
            CREATE TABLE theirs (id bigint PRIMARY KEY, seen bigint);
            CREATE VIEW their_view AS SELECT 1 AS one;
            CREATE MATERIALIZED VIEW their_summary AS SELECT 1 AS one;
            CREATE SEQUENCE their_sequence;
            CREATE INDEX their_index ON theirs (seen);
            CREATE FUNCTION their_function() RETURNS int LANGUAGE sql AS 'SELECT 1';
            CREATE TYPE their_type AS ENUM ('a');
            CREATE SCHEMA closed;
            CREATE TABLE closed.safe (id bigint);
            """);
    scene.executeAsRole(
        """
        CREATE TABLE own (id bigint PRIMARY KEY);
        CREATE VIEW own_view AS SELECT 1 AS one;
        CREATE MATERIALIZED VIEW own_summary AS SELECT 1 AS one;
        CREATE SEQUENCE own_sequence;
        CREATE INDEX own_index ON own (id);
        CREATE FUNCTION own_function() RETURNS int LANGUAGE sql AS 'SELECT 1';
        CREATE TYPE own_type AS ENUM ('a');
        CREATE TABLE new_table (id bigint, own bigint);
        CREATE FUNCTION own_trigger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        RESET ROLE;
        CREATE TRIGGER their_trigger AFTER INSERT ON theirs EXECUTE FUNCTION own_trigger();
        """);
  }

  @AfterAll
  static void close() {
    scene.close();
  }

  private ResultAssert looking(String sql) {
    return ResultAssert.of(scene.look(Check.PRIVILEGES, sql));
  }

  // Whether PostgreSQL itself lets the role do it, which no check may contradict.
  private boolean runs(String sql) throws SQLException {
    try (var connection = scene.role().connect("test");
        var statement = connection.createStatement()) {
      if (!sql.contains("CONCURRENTLY")) {
        statement.execute("BEGIN");
      }
      statement.execute(sql);
      return true;
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo("42501");
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE new (id bigint, own bigint REFERENCES own)",
        "CREATE TEMP TABLE new (id bigint)",
        "CREATE TABLE new AS SELECT * FROM own",
        "CREATE VIEW new AS SELECT * FROM own",
        "CREATE OR REPLACE VIEW own_view AS SELECT 2 AS one",
        "CREATE MATERIALIZED VIEW new AS SELECT * FROM own",
        "CREATE SEQUENCE new",
        "CREATE TYPE new AS (a int)",
        "CREATE DOMAIN new AS int",
        "CREATE FUNCTION new() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE STATISTICS new (ndistinct) ON id, own FROM new_table",
        "CREATE UNIQUE INDEX new ON own (id)",
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS other ON public.own (id)",
        "CREATE TRIGGER new AFTER UPDATE OF id OR INSERT ON own EXECUTE FUNCTION own_trigger()",
        "CREATE POLICY new ON own USING (true)",
        "CREATE RULE new AS ON DELETE TO own DO INSTEAD NOTHING",
        "ALTER TABLE own ADD COLUMN a int",
        "ALTER TABLE IF EXISTS ONLY \"own\" RENAME TO renamed",
        "ALTER TABLE own OWNER TO CURRENT_USER",
        "ALTER TABLE own SET SCHEMA public",
        "ALTER VIEW own_view RENAME TO renamed",
        "ALTER SEQUENCE own_sequence RESTART",
        "ALTER INDEX own_index RENAME TO renamed",
        "ALTER TYPE own_type ADD VALUE 'b'",
        "ALTER FUNCTION own_function() STABLE",
        "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC",
        "DROP TABLE own",
        "DROP TABLE IF EXISTS nothing, public.own CASCADE",
        "DROP VIEW own_view",
        "DROP MATERIALIZED VIEW own_summary",
        "DROP SEQUENCE own_sequence",
        "DROP INDEX own_index",
        "DROP FUNCTION own_function()",
        "DROP TYPE own_type",
        "COMMENT ON TABLE own IS 'x'",
        "COMMENT ON COLUMN public.own.id IS 'x'",
        "GRANT SELECT ON own, own_view TO PUBLIC",
        "REVOKE ALL ON FUNCTION own_function() FROM PUBLIC",
        "INSERT INTO own VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 2",
        "WITH gone AS (DELETE FROM own RETURNING *) INSERT INTO own SELECT * FROM gone",
        "UPDATE own SET id = 1 FROM own_view v, own_summary WHERE false",
        "TRUNCATE own",
        "REFRESH MATERIALIZED VIEW own_summary",
        "REINDEX TABLE own",
        "LOCK TABLE own IN SHARE MODE",
        "SET lock_timeout = '1s'",
      })
  void what_the_role_may_do_passes(String sql) throws SQLException {
    looking(sql).passes("The role may do").hasNoDetails();
    assertThat(runs(sql)).as("PostgreSQL allows it").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE closed.new (id bigint)",
        "CREATE TABLE new (id bigint REFERENCES theirs)",
        "CREATE TABLE new AS SELECT * FROM theirs",
        "CREATE OR REPLACE VIEW their_view AS SELECT 2 AS one",
        "CREATE MATERIALIZED VIEW new AS SELECT * FROM own JOIN theirs USING (id)",
        "CREATE SCHEMA new",
        "CREATE SCHEMA IF NOT EXISTS closed",
        "CREATE EXTENSION pageinspect",
        "CREATE INDEX new ON theirs (id)",
        "CREATE UNIQUE INDEX CONCURRENTLY new ON theirs (id)",
        "CREATE TRIGGER new AFTER INSERT ON theirs EXECUTE FUNCTION own_trigger()",
        "CREATE POLICY new ON theirs USING (true)",
        "CREATE STATISTICS new (ndistinct) ON id, seen FROM theirs",
        "ALTER TABLE theirs ADD COLUMN a int",
        "ALTER TABLE own ADD FOREIGN KEY (id) REFERENCES theirs",
        "ALTER TABLE own OWNER TO postgres",
        "ALTER TABLE own SET SCHEMA closed",
        "ALTER VIEW their_view RENAME TO renamed",
        "ALTER SEQUENCE their_sequence RESTART",
        "ALTER INDEX their_index RENAME TO renamed",
        "ALTER TYPE their_type ADD VALUE 'b'",
        "ALTER FUNCTION their_function() STABLE",
        "ALTER SCHEMA closed RENAME TO open",
        "ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT SELECT ON TABLES TO PUBLIC",
        "DROP TABLE own, theirs",
        "DROP TABLE closed.safe",
        "DROP VIEW their_view",
        "DROP MATERIALIZED VIEW their_summary",
        "DROP SEQUENCE their_sequence",
        "DROP INDEX their_index",
        "DROP INDEX CONCURRENTLY their_index",
        "DROP FUNCTION their_function()",
        "DROP TYPE their_type",
        "DROP SCHEMA closed",
        "DROP TRIGGER IF EXISTS their_trigger ON theirs",
        "COMMENT ON COLUMN public.theirs.id IS 'x'",
        "GRANT SELECT ON theirs TO PUBLIC",
        "INSERT INTO theirs VALUES (1)",
        "UPDATE own SET id = t.id FROM theirs t",
        "DELETE FROM theirs",
        "WITH gone AS (DELETE FROM own RETURNING id) INSERT INTO theirs SELECT id FROM gone",
        "TRUNCATE theirs",
        "REFRESH MATERIALIZED VIEW their_summary",
        "REINDEX TABLE theirs",
        "SET ROLE postgres",
      })
  void what_the_role_may_not_do_fails(String sql) throws SQLException {
    looking(sql).fails("lacks 1 privilege").advises("Let whoever may do it: ").details("line 1");
    assertThat(runs(sql)).as("PostgreSQL allows it").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ BEGIN DROP TABLE theirs; END $$",
        "CALL something()",
        "ALTER SYSTEM SET work_mem = '1GB'",
        "CREATE ROLE somebody",
        "CREATE EVENT TRIGGER t ON ddl_command_start EXECUTE FUNCTION f()",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC",
        "SET SESSION AUTHORIZATION 'postgres'",
        "SOMETHING ELSE",
      })
  void what_is_not_understood_is_a_warning(String sql) {
    looking("SELECT 1;\n\n" + sql)
        .warns("1 statement was not")
        .details("not understood: ", "in V1__change.sql line 3");
  }
}
