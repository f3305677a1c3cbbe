package io.slipway.control.project;

/// The name of a PostgreSQL role that Slipway logs in as.
public record DatabaseUser(String value) {

  public DatabaseUser {
    DatabaseName.check("user name", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
