package io.slipway.engine.catalog;

import io.slipway.engine.postgres.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// Reads a database's schema, all of it as of one moment.
///
/// On a connection with an open transaction it sees what that transaction has done and leaves it as
/// it found it; otherwise it reads in a transaction of its own.
public final class CatalogReader {

  // Everything that changes how the server writes a definition: names are qualified because
  // nothing but pg_catalog is on the path. All joins are hash joins because the planner takes a
  // catalog that nobody has analysed yet for nearly empty, and thousands of tables for a few.
  private static final String SETTINGS =
      """
      SET LOCAL search_path = '';
      SET LOCAL quote_all_identifiers = off;
      SET LOCAL standard_conforming_strings = on;
      SET LOCAL DateStyle = 'ISO, YMD';
      SET LOCAL IntervalStyle = 'postgres';
      SET LOCAL TimeZone = 'UTC';
      SET LOCAL extra_float_digits = 1;
      SET LOCAL bytea_output = 'hex';
      SET LOCAL xmlbinary = 'base64';
      SET LOCAL lc_monetary = 'C';
      SET LOCAL enable_nestloop = off;
      SET LOCAL enable_mergejoin = off;
      SET LOCAL work_mem = '32MB';
      SET LOCAL jit = off
      """;

  private static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;\n";
  private static final String SAVEPOINT = "SAVEPOINT slipway_catalog;\n";
  private static final String UNDO =
      "ROLLBACK TO SAVEPOINT slipway_catalog; RELEASE SAVEPOINT slipway_catalog";

  private final Connection connection;

  private final RoleNames roles;
  private final boolean prepared;

  private CatalogReader(Connection connection, RoleNames roles, boolean prepared) {
    this.connection = connection;
    this.roles = roles;
    this.prepared = prepared;
  }

  /// Reads the schema of the database that the connection is to.
  public static Catalog read(Connection connection) throws SQLException {
    return read(connection, RoleNames.asTheyAre());
  }

  /// Reads the schema of the database that the connection is to, with other names for its roles.
  public static Catalog read(Connection connection, RoleNames roles) throws SQLException {
    return new CatalogReader(connection, roles, false).read();
  }

  /// Reads the schema on a connection on which that is done many times: its queries are prepared
  /// there and stay so, under names that begin with `slipway_catalog_`.
  public static Catalog readOften(Connection connection) throws SQLException {
    return new CatalogReader(connection, RoleNames.asTheyAre(), true).read();
  }

  private Catalog read() throws SQLException {
    return isInTransaction() ? between(SAVEPOINT, UNDO) : between(BEGIN, "ROLLBACK");
  }

  // Without auto-commit the driver begins one with the next statement; with it, SQL may have.
  private boolean isInTransaction() throws SQLException {
    return !connection.getAutoCommit()
        || connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
  }

  private Catalog between(String opening, String undo) throws SQLException {
    execute(opening + SETTINGS);
    try {
      var server = ServerVersion.of(connection);
      var queries = new Queries(connection, server, prepared);
      var renaming = RoleRenaming.of(roles, connection);
      return new ObjectCollector(connection, server, renaming, queries).collect();
    } finally {
      execute(undo);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
