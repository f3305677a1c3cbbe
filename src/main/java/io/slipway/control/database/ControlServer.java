package io.slipway.control.database;

/// The server that holds the control database, so that demo targets can live beside it.
///
/// @param username of a role that may create databases, as far as Slipway knows
/// @param embedded whether Slipway itself started it, with `postgres` as its superuser
public record ControlServer(
    String host, int port, String database, String username, String password, boolean embedded) {

  /// The JDBC URL of one of the server's databases, without credentials.
  public String url(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }

  @Override
  public String toString() {
    return username + "@" + host + ":" + port + "/" + database;
  }
}
