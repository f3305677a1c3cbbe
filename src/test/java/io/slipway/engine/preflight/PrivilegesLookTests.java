package io.slipway.engine.preflight;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.slipway.testing.PlainRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrivilegesLookTests {

  private final Scene scene = Scene.create();

  @BeforeEach
  void create() {
    scene
        .database()
        .execute(
            """
            CREATE TABLE theirs (id bigint PRIMARY KEY, seen bigint);
            CREATE SCHEMA closed;
            CREATE TABLE closed.safe (id bigint);
            """);
    scene.executeAsRole("CREATE TABLE own (id bigint PRIMARY KEY)");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private ResultAssert looking(String sql) {
    return ResultAssert.of(scene.look(Check.PRIVILEGES, sql));
  }

  @Test
  void a_lack_says_who_lacks_what_where_and_what_gives_it() {
    looking("SELECT 1;\nDROP TABLE theirs;\nALTER TABLE theirs ADD a int;")
        .fails("lacks 1 privilege")
        .advises("make %s the owner of public.theirs".formatted(scene.role().name()))
        .details(
            scene.role().name() + " does not own public.theirs, which belongs to postgres",
            "V1__change.sql line 2, V1__change.sql line 3");
  }

  @Test
  void what_the_plan_makes_itself_needs_nothing_more() {
    looking("CREATE TABLE made (id bigint); ALTER TABLE made ADD a int; DROP TABLE made;")
        .passes("The role may do");
  }

  @Test
  void a_member_of_the_owner_may_do_what_the_owner_may() {
    try (var owner = PlainRole.on(scene.database())) {
      scene.database().execute("ALTER TABLE theirs OWNER TO " + owner.name());
      looking("ALTER TABLE theirs ADD a int")
          .fails("lacks 1 privilege")
          .advises("GRANT %s TO %s".formatted(owner.name(), scene.role().name()));

      scene.database().execute("GRANT %s TO %s".formatted(owner.name(), scene.role().name()));

      looking("ALTER TABLE theirs ADD a int").passes("The role may do");
    }
  }

  @Test
  void a_role_that_the_script_takes_on_is_asked_instead() {
    try (var owner = PlainRole.on(scene.database())) {
      scene
          .database()
          .execute(
              """
              ALTER TABLE theirs OWNER TO %1$s;
              ALTER ROLE %2$s NOINHERIT;
              GRANT %1$s TO %2$s;
              """
                  .formatted(owner.name(), scene.role().name()));

      looking("SET ROLE %s; ALTER TABLE theirs ADD a int; RESET ROLE;".formatted(owner.name()))
          .passes("The role may do");
      looking("SET ROLE %s; RESET ROLE; ALTER TABLE theirs ADD a int".formatted(owner.name()))
          .fails("lacks 1 privilege");
      looking("SET ROLE %s; ALTER TABLE own ADD a int".formatted(owner.name()))
          .fails("lacks 1 privilege")
          .details(owner.name() + " does not own public.own");
    }
  }

  @Test
  void a_ledger_that_cannot_be_written_fails() {
    scene.database().execute("CREATE TABLE flyway_schema_history (version text)");

    looking("")
        .fails("lacks 3 privileges")
        .details("lacks INSERT on public.flyway_schema_history (the ledger)");

    scene
        .database()
        .execute("GRANT SELECT, INSERT, UPDATE ON flyway_schema_history TO " + scene.role().name());

    looking("").passes("write the ledger");
  }

  @Test
  void a_ledger_that_cannot_be_made_fails() {
    scene
        .database()
        .execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC, %s".formatted(scene.role().name()));

    looking("").fails("lacks 1 privilege").details("lacks CREATE on SCHEMA public (the ledger)");
  }

  @Test
  void a_table_in_a_schema_without_usage_is_found_all_the_same() {
    looking("INSERT INTO closed.safe VALUES (1)")
        .fails("lacks 1 privilege")
        .details("lacks USAGE on SCHEMA closed");
  }

  @Test
  void whoever_may_maintain_a_table_may_rebuild_its_indexes() {
    assumeThat(Integer.parseInt(scene.database().query("SHOW server_version_num").getFirst()))
        .as("MAINTAIN is known since PostgreSQL 17")
        .isGreaterThanOrEqualTo(170_000);
    scene.database().execute("CREATE INDEX their_index ON theirs (seen)");
    looking("REINDEX INDEX their_index").fails("lacks 1 privilege");

    scene.database().execute("GRANT MAINTAIN ON theirs TO " + scene.role().name());

    looking("REINDEX INDEX their_index; CLUSTER theirs USING their_index;").passes("The role may");
  }

  @Test
  void a_superuser_may_do_everything() {
    var seen =
        scene.look(
            scene.database()::connect,
            "DROP TABLE theirs; CREATE SCHEMA new; CREATE EXTENSION pageinspect;");

    ResultAssert.of(seen.result(Check.PRIVILEGES)).passes("The role may do");
  }
}
