package io.slipway.control.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.testing.PlainRole;
import io.slipway.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the role that Slipway works as can do to the audit trail, tried on PostgreSQL itself.
class AuditRightsTests {

  private static final String HASH_1 = "1".repeat(64);
  private static final String HASH_2 = "2".repeat(64);
  private static final String DENIED = "42501";

  private TestDatabase database = new TestDatabase("");
  private PlainRole role = new PlainRole(database, "");
  private PlainRole owner = new PlainRole(database, "");

  @BeforeEach
  void create() {
    database = TestDatabase.create();
    role = PlainRole.on(database);
    owner = PlainRole.on(database);
    for (var each : List.of(role, owner)) {
      database.execute("GRANT CREATE ON DATABASE %s TO %s".formatted(database.name(), each.name()));
    }
  }

  @AfterEach
  void drop() {
    role.close();
    owner.close();
    database.close();
  }

  private ControlServer as(PlainRole who) {
    return ControlServer.of(database.url(), who.name(), who.password());
  }

  private void oneRole() {
    new ControlSchema().apply(new ControlAccounts(as(role), as(role)));
  }

  private void twoRoles() {
    new ControlSchema().apply(new ControlAccounts(as(owner), as(role)));
  }

  private static String entry(int seq, String previous, String hash) {
    return "INSERT INTO slipway.audit_entry VALUES "
        + "(%d, now(), 'a', 'a.b', 'a', null, null, null, '{}', '%s', '%s')"
            .formatted(seq, previous, hash);
  }

  private static void add(Connection connection) throws SQLException {
    run(connection, "SELECT FROM slipway.audit_head FOR UPDATE");
    run(connection, entry(1, "0".repeat(64), HASH_1));
    run(connection, entry(2, HASH_1, HASH_2));
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  // What concerns rows; MAINTAIN, since version 17, does not.
  private List<String> rights(PlainRole who) {
    return database.query(
        """
        SELECT privilege FROM unnest(ARRAY['DELETE', 'INSERT', 'REFERENCES', 'SELECT', 'TRIGGER',
                                           'TRUNCATE', 'UPDATE']) AS privilege
         WHERE has_table_privilege('%s', 'slipway.audit_entry', privilege)"""
            .formatted(who.name()));
  }

  // MERGE came with version 15.
  private List<String> known(String... statements) {
    return Stream.of(statements)
        .filter(sql -> !sql.startsWith("MERGE") || database.major() >= 15)
        .toList();
  }

  private void denied(String... statements) throws SQLException {
    try (var connection = role.connect("test")) {
      for (var sql : known(statements)) {
        assertThatThrownBy(() -> run(connection, sql))
            .as(sql)
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(DENIED));
      }
    }
    assertThat(database.query("SELECT seq, hash FROM slipway.audit_entry ORDER BY seq"))
        .containsExactly("1|" + HASH_1, "2|" + HASH_2);
    assertThat(database.query("SELECT seq, hash FROM slipway.audit_head"))
        .containsExactly("2|" + HASH_2);
  }

  private static final String[] ROW_CHANGES = {
    "UPDATE slipway.audit_entry SET actor = 'nobody'",
    "UPDATE slipway.audit_entry SET actor = 'nobody' WHERE false",
    "DELETE FROM slipway.audit_entry",
    "DELETE FROM slipway.audit_entry WHERE seq = 2",
    "TRUNCATE slipway.audit_entry",
    "MERGE INTO slipway.audit_entry e USING (VALUES (2)) v (seq) ON e.seq = v.seq"
        + " WHEN MATCHED THEN DELETE",
    "INSERT INTO slipway.audit_entry SELECT * FROM slipway.audit_entry WHERE seq = 2"
        + " ON CONFLICT (seq) DO UPDATE SET actor = 'nobody'",
    "UPDATE slipway.audit_head SET seq = 1, hash = '" + HASH_1 + "'",
    "UPDATE slipway.audit_head SET seq = 3",
    "UPDATE slipway.audit_head SET hash = '" + HASH_1 + "'",
    "DELETE FROM slipway.audit_head",
    "TRUNCATE slipway.audit_head",
    "INSERT INTO slipway.audit_head VALUES (true, 9, '" + HASH_1 + "')",
    "UPDATE slipway.audit_checkpoint SET line = ''",
    "DELETE FROM slipway.audit_checkpoint",
    "TRUNCATE slipway.audit_checkpoint",
  };

  private static final String[] INSERTS_ELSEWHERE = {
    entry(4, HASH_2, HASH_1),
    entry(3, HASH_1, HASH_1),
    entry(3, HASH_2, HASH_1)
        + ", (5, now(), 'a', 'a', 'a', null, null, null, '{}', '%s', '%s')"
            .formatted(HASH_1, HASH_2),
  };

  private static final String[] DEFINITION_CHANGES = {
    "ALTER TABLE slipway.audit_entry DISABLE TRIGGER ALL",
    "ALTER TABLE slipway.audit_entry DISABLE TRIGGER audit_entry_append_only",
    "DROP TRIGGER audit_entry_append_only ON slipway.audit_entry",
    "ALTER TABLE slipway.audit_head DISABLE TRIGGER ALL",
    "ALTER TABLE slipway.audit_entry RENAME TO other",
    "DROP TABLE slipway.audit_entry",
    "DROP SCHEMA slipway CASCADE",
    "CREATE TABLE slipway.mine (id int)",
    "CREATE RULE nothing AS ON INSERT TO slipway.audit_entry DO INSTEAD NOTHING",
    "CREATE TRIGGER mine BEFORE INSERT ON slipway.audit_entry FOR EACH ROW"
        + " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE OR REPLACE FUNCTION slipway.audit_entry_is_immutable() RETURNS trigger"
        + " LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "UPDATE slipway.flyway_schema_history SET success = false",
    "SET session_replication_role = replica",
  };

  @Test
  void an_owner_of_the_schema_lacks_the_right_to_change_rows() throws SQLException {
    oneRole();
    try (var connection = role.connect("test")) {
      add(connection);
    }
    denied(ROW_CHANGES);
    denied(INSERTS_ELSEWHERE);
    assertThat(rights(role)).containsExactly("INSERT", "SELECT");
  }

  @Test
  void an_owner_who_gives_himself_the_right_again_is_held_by_the_trigger() throws SQLException {
    oneRole();
    try (var connection = role.connect("test")) {
      add(connection);
      run(connection, "GRANT ALL ON slipway.audit_entry, slipway.audit_head TO CURRENT_USER");
      run(connection, "GRANT ALL ON slipway.audit_checkpoint TO CURRENT_USER");
    }
    denied(ROW_CHANGES);
  }

  @Test
  void a_superuser_is_held_by_the_trigger_even_as_a_replica() throws SQLException {
    oneRole();
    try (var connection = database.connect("test")) {
      add(connection);
      run(connection, "SET session_replication_role = replica");
      for (var sql : known(ROW_CHANGES)) {
        assertThatThrownBy(() -> run(connection, sql)).as(sql).hasMessageContaining("cannot be");
      }
    }
  }

  @Test
  void a_role_that_does_not_own_the_schema_can_add_entries_and_nothing_else() throws SQLException {
    twoRoles();
    try (var connection = role.connect("test")) {
      add(connection);
    }
    denied(ROW_CHANGES);
    denied(INSERTS_ELSEWHERE);
    denied(DEFINITION_CHANGES);
    denied("UPDATE slipway.audit_head SET seq = seq", "SET ROLE " + owner.name());
  }

  @Test
  void a_trigger_function_that_moves_the_head_is_of_no_use_elsewhere() throws SQLException {
    twoRoles();
    database.execute("GRANT TEMPORARY ON DATABASE %s TO PUBLIC".formatted(database.name()));
    try (var connection = role.connect("test")) {
      add(connection);
      run(connection, "CREATE TEMPORARY TABLE audit_head AS SELECT 2 AS seq, '' AS hash");
      run(connection, entry(3, HASH_2, HASH_1));
      assertThat(database.query("SELECT seq FROM slipway.audit_head")).containsExactly("3");
      run(connection, "CREATE TEMPORARY TABLE mine (LIKE slipway.audit_entry)");
      assertThatThrownBy(
              () ->
                  run(
                      connection,
                      "CREATE TRIGGER mine AFTER INSERT ON mine REFERENCING NEW TABLE AS added"
                          + " EXECUTE FUNCTION slipway.audit_entry_moves_head()"))
          .hasMessageContaining("permission denied for function");
    }
  }

  @Test
  void the_version_before_which_moves_the_head_itself_goes_on() throws SQLException {
    oneRole();
    try (var connection = role.connect("test")) {
      connection.setAutoCommit(false);
      add(connection);
      run(connection, "UPDATE slipway.audit_head SET seq = 2, hash = '" + HASH_2 + "'");
      connection.commit();
    }
    assertThat(database.query("SELECT seq FROM slipway.audit_head")).containsExactly("2");
  }

  @Test
  void a_second_start_finds_all_in_place_also_without_the_owner() {
    twoRoles();
    twoRoles();
    new ControlSchema().apply(new ControlAccounts(as(role), as(role)));
    assertThat(rights(role)).containsExactly("INSERT", "SELECT");
    assertThat(rights(owner)).containsExactly("INSERT", "SELECT");
  }

  @Test
  void without_the_owner_a_schema_that_lacks_something_stops_the_start() {
    twoRoles();
    database.execute("DELETE FROM slipway.flyway_schema_history WHERE script LIKE 'V15%'");
    assertThatThrownBy(() -> new ControlSchema().apply(new ControlAccounts(as(role), as(role))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("belongs to the role " + owner.name())
        .hasMessageContaining("lacks V15__audit_protection.sql");
  }

  @Test
  void a_role_that_could_do_more_stops_the_start() {
    twoRoles();
    var grants =
        List.of(
            "ALTER ROLE %s SUPERUSER;ALTER ROLE %1$s NOSUPERUSER",
            "ALTER ROLE %s CREATEROLE;ALTER ROLE %1$s NOCREATEROLE",
            "GRANT %2$s TO %1$s;REVOKE %2$s FROM %1$s",
            "GRANT CREATE ON SCHEMA slipway TO %s;REVOKE CREATE ON SCHEMA slipway FROM %1$s",
            "GRANT UPDATE ON slipway.audit_entry TO PUBLIC;"
                + "REVOKE UPDATE ON slipway.audit_entry FROM PUBLIC",
            "GRANT UPDATE (seq) ON slipway.audit_head TO PUBLIC;"
                + "REVOKE UPDATE (seq) ON slipway.audit_head FROM PUBLIC");
    for (var grant : grants) {
      var both = grant.formatted(role.name(), owner.name()).split(";");
      database.execute(both[0]);
      assertThatThrownBy(this::twoRoles)
          .as(both[0])
          .hasMessageContaining("may do more than add to the audit trail");
      database.execute(both[1]);
    }
    twoRoles();
  }

  @Test
  void going_from_one_role_to_two_asks_for_the_tables_to_change_hands() {
    oneRole();
    database.execute("GRANT %s TO %s".formatted(role.name(), owner.name()));
    assertThatThrownBy(this::twoRoles).hasMessageContaining("may do more");
    database.execute("REVOKE %s FROM %s".formatted(role.name(), owner.name()));
    database.execute("REASSIGN OWNED BY %s TO %s".formatted(role.name(), owner.name()));
    twoRoles();
  }
}
