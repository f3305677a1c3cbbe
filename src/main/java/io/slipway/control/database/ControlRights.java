package io.slipway.control.database;

import io.slipway.engine.postgres.Identifiers;
import java.sql.Connection;
import java.sql.SQLException;

/// What the role that Slipway works as may do in a schema that another one owns: read and write
/// rows, and add to the audit trail.
final class ControlRights {

  private static final String APPLICATION_NAME = "slipway start";

  // Several instances that start together would change the same rows of the catalog.
  private static final String ALONE =
      "SELECT pg_advisory_xact_lock(hashtextextended('slipway control rights', 0))";

  private static final String GRANTS =
      """
      GRANT USAGE ON SCHEMA slipway TO %1$s;
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA slipway TO %1$s;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA slipway TO %1$s;
      REVOKE ALL ON slipway.audit_entry, slipway.audit_head, slipway.audit_checkpoint,
        slipway.flyway_schema_history FROM %1$s;
      GRANT SELECT, INSERT ON slipway.audit_entry, slipway.audit_checkpoint TO %1$s;
      GRANT SELECT ON slipway.audit_head, slipway.flyway_schema_history TO %1$s;
      -- Locks the head, which PostgreSQL counts as a change, and can change nothing.
      GRANT UPDATE (single) ON slipway.audit_head TO %1$s
      """;

  // Whatever gives the role a right that it was not given here: membership in the owner, in
  // pg_write_all_data, or a grant to everybody.
  private static final String TOO_MUCH =
      """
      SELECT rolsuper OR rolcreaterole
          OR EXISTS (
               SELECT FROM pg_catalog.pg_class c
                WHERE c.relnamespace = 'slipway'::regnamespace
                  AND pg_has_role(r.oid, c.relowner, 'MEMBER'))
          OR has_table_privilege(r.oid, 'slipway.audit_entry', 'UPDATE, DELETE, TRUNCATE, TRIGGER')
          OR has_column_privilege(r.oid, 'slipway.audit_head', 'seq', 'UPDATE')
          OR has_table_privilege(r.oid, 'slipway.audit_head', 'INSERT, DELETE, TRUNCATE, TRIGGER')
          OR has_schema_privilege(r.oid, 'slipway', 'CREATE')
        FROM pg_catalog.pg_roles r WHERE rolname = ?""";

  private ControlRights() {}

  /// Gives the application's role its rights, as the owner, in one transaction.
  ///
  /// @throws IllegalStateException when the role has more, so that it could change the audit trail
  static void give(ControlAccounts accounts) {
    var owner = accounts.owner();
    var role = accounts.application().username();
    try (var connection = owner.open(owner.database(), APPLICATION_NAME)) {
      connection.setAutoCommit(false);
      execute(connection, ALONE);
      if (owner.embedded()) {
        EmbeddedApplicationRole.prepare(connection, accounts.application());
      }
      execute(connection, GRANTS.formatted(Identifiers.quote(role)));
      refuseTooMuch(connection, role);
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "%s could not be given its rights in the control database by %s: %s"
              .formatted(role, owner, e.getMessage()),
          e);
    }
  }

  private static void refuseTooMuch(Connection connection, String role) throws SQLException {
    try (var statement = connection.prepareStatement(TOO_MUCH)) {
      statement.setString(1, role);
      try (var rows = statement.executeQuery()) {
        if (!rows.next() || rows.getBoolean(1)) {
          throw new IllegalStateException(
              ("the role %s may do more than add to the audit trail: it is a superuser, may create"
                      + " roles, owns a table of the schema slipway or is a member of its owner, or"
                      + " was given rights there. Take these from it, or leave"
                      + " slipway.database.owner-username out.")
                  .formatted(role));
        }
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
