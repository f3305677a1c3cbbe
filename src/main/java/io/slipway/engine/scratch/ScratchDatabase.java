package io.slipway.engine.scratch;

import io.slipway.engine.execute.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;

/// A database to try things in, gone when closed.
///
/// It lives no longer than the [Scratch] that made it, and no longer than that one's session on the
/// server: when either ends, anybody who shares the server may remove it, whoever is connected.
public final class ScratchDatabase implements ConnectionSource, AutoCloseable {

  private final Scratch scratch;
  private final String name;

  ScratchDatabase(Scratch scratch, String name) {
    this.scratch = scratch;
    this.name = name;
  }

  public String name() {
    return name;
  }

  @Override
  public Connection open(String applicationName) throws SQLException {
    return scratch.server().connections().open(name, applicationName);
  }

  /// Drops it together with all sessions in it. What cannot be dropped now is logged, and dropped
  /// by a later [Scratch#sweep].
  @Override
  public void close() {
    scratch.drop(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
