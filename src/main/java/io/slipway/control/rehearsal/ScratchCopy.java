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

  // An interrupted virtual thread reaches no server, and this is what it still has to do.
  @Override
  public void close() {
    var interrupted = Thread.interrupted();
    database.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
