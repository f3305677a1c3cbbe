package io.slipway.engine.lint.schema.read;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.postgres.OneSnapshot;
import io.slipway.engine.postgres.ServerVersion;
import java.sql.Connection;
import java.sql.SQLException;

/// Reads a schema from a live database.
public final class SchemaReader {

  private SchemaReader() {}

  /// @param connection in autocommit mode; in a transaction, that one's snapshots have to do
  public static Contents read(Connection connection) throws SQLException {
    var contents = new Contents(ServerVersion.of(connection), true);
    return OneSnapshot.of(connection, () -> contents);
  }
}
