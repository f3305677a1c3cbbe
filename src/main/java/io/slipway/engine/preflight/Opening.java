package io.slipway.engine.preflight;

import io.slipway.engine.execute.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Opens connections, and waits for none longer than there is patience.
record Opening(ConnectionSource source, Duration patience) {

  static final String APPLICATION_NAME = "slipway preflight";

  // SQLSTATE sqlclient_unable_to_establish_sqlconnection
  private static final String NO_CONNECTION = "08001";

  Connection open() throws SQLException {
    var opened = new CompletableFuture<Connection>();
    Thread.ofVirtual().name(APPLICATION_NAME).start(() -> openInto(opened));
    try {
      return opened.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException sql
          ? sql
          : new SQLException(e.getMessage(), NO_CONNECTION, e);
    } catch (TimeoutException e) {
      throw gaveUp(opened, "no connection within " + Texts.duration(patience), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw gaveUp(opened, "interrupted", e);
    }
  }

  private void openInto(CompletableFuture<Connection> opened) {
    try {
      opened.complete(source.open(APPLICATION_NAME));
    } catch (SQLException | RuntimeException e) {
      opened.completeExceptionally(e);
    }
  }

  // What opens after all is nobody's.
  private static SQLException gaveUp(
      CompletableFuture<Connection> opened, String message, Exception cause) {
    opened.thenAccept(Opening::close);
    return new SQLException(message, NO_CONNECTION, cause);
  }

  static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The server ends the session when its socket closes.
      return;
    }
  }
}
