package io.slipway.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/// A PostgreSQL server's version as `server_version_num` gives it: 180006 is 18.6.
public record ServerVersion(int number) implements Comparable<ServerVersion> {

  private static final int NUMBERS_PER_MAJOR = 10_000;

  public static ServerVersion of(Connection connection) throws SQLException {
    // What the server said of itself when the connection was opened.
    var server = connection.getMetaData();
    return new ServerVersion(
        server.getDatabaseMajorVersion() * NUMBERS_PER_MAJOR + server.getDatabaseMinorVersion());
  }

  public int major() {
    return number / NUMBERS_PER_MAJOR;
  }

  @Override
  public int compareTo(ServerVersion other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return major() + "." + number % NUMBERS_PER_MAJOR;
  }
}
