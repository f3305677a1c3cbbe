package io.slipway.engine.schemadiff;

import java.sql.Connection;
import org.pgcodekeeper.core.database.base.jdbc.IJdbcConnector;

/// pgCodeKeeper's way to a connection, which is not taken: the caller lends one.
final class Borrowed implements IJdbcConnector {

  @Override
  public Connection getConnection() {
    throw new UnsupportedOperationException("the connection is the caller's");
  }

  @Override
  public String getBatchDelimiter() {
    return "";
  }

  @Override
  public String getUrl() {
    return "";
  }
}
