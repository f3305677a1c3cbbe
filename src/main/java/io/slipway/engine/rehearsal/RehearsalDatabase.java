package io.slipway.engine.rehearsal;

import io.slipway.engine.execute.ConnectionSource;
import java.sql.SQLException;

/// A database that steps may be tried on, and that is thrown away afterwards.
public interface RehearsalDatabase extends ConnectionSource, AutoCloseable {

  /// Another one with the same content. Nobody may be connected to this one meanwhile.
  RehearsalDatabase copy() throws SQLException;

  /// Drops it.
  @Override
  void close();
}
