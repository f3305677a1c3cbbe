package io.slipway.engine.execute;

import java.sql.Connection;
import java.sql.SQLException;

/// Opens connections to one target.
public interface ConnectionSource {

  /// Opens a connection of its own, in autocommit mode, for the caller to close.
  ///
  /// Statements must reach the server unchanged and one protocol message each: the driver's
  /// `preferQueryMode` is `extendedForPrepared`.
  ///
  /// @param applicationName what `pg_stat_activity` shows, so that an orphaned backend can be
  ///     found
  Connection open(String applicationName) throws SQLException;
}
