package io.slipway.engine.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// Opens connections to one target.
public interface ConnectionSource {

  /// What the driver must be told: each statement goes to the server as it stands, as one message,
  /// and nothing is prepared that `DISCARD ALL` would take away. The operating system asks now and
  /// then whether the server is there, which ends what nobody waits for with a patience.
  Map<String, String> DRIVER_PROPERTIES =
      Map.of(
          "preferQueryMode", "extendedForPrepared",
          "prepareThreshold", "0",
          "tcpKeepAlive", "true");

  /// Opens a connection of its own, in autocommit mode and with [#DRIVER_PROPERTIES], for the
  /// caller to close.
  ///
  /// @param applicationName what `pg_stat_activity` shows, so that an orphaned backend can be
  ///     found
  Connection open(String applicationName) throws SQLException;
}
