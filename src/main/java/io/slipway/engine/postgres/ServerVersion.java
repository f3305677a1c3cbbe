package io.slipway.engine.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/// A PostgreSQL server's version as `server_version_num` gives it: 180006 is 18.6.
public record ServerVersion(int number) implements Comparable<ServerVersion> {

  private static final int NUMBERS_PER_MAJOR = 10_000;

  public static ServerVersion of(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT current_setting('server_version_num')::int")) {
      rows.next();
      return new ServerVersion(rows.getInt(1));
    }
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
