package io.slipway.engine.schemadiff;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/// Writes SQL that turns one state of a database into another.
///
/// Whether two states differ at all is for the catalog's comparison to say: a difference of a kind
/// that nobody here can write SQL for is not seen.
public interface SchemaDiff {

  /// Reads the schema that a connection sees, once for any number of scripts.
  ///
  /// @param connection in autocommit mode, to a committed state that nobody changes meanwhile; its
  ///     session is left as it was
  LoadedSchema load(Connection connection) throws SQLException;

  /// What would turn the one state into the other.
  Candidate script(LoadedSchema from, LoadedSchema to);

  /// A diff by pgCodeKeeper, completed and put in order.
  ///
  /// @param leftOut tables that no script touches, such as the peers' ledgers
  static SchemaDiff by(Set<TableName> leftOut) {
    return new CodeKeeperDiff(leftOut);
  }
}
