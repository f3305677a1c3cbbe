package io.slipway.control.rehearsal;

import io.slipway.engine.rehearsal.RehearsalDatabase;
import io.slipway.engine.scratch.Scratch;
import io.slipway.engine.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/// A scratch database to rehearse on.
record ScratchCopy(Scratch scratch, ScratchDatabase database) implements RehearsalDatabase {

  @Override
  public Connection open(String applicationName) throws SQLException {
    return database.open(applicationName);
  }

  @Override
  public RehearsalDatabase copy() throws SQLException {
    return new ScratchCopy(scratch, scratch.copyOf(database));
  }

  @Override
  public void close() {
    database.close();
  }
}
