package io.slipway.testing;

import io.slipway.engine.execute.ConnectionSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Connections to a database through a socket that counts how often the client sends something and
/// waits for the answer.
public final class RoundTrips implements ConnectionSource, AutoCloseable {

  private static final int BUFFER = 8192;

  private final TestDatabase database;
  private final ServerSocket entrance;
  private final AtomicInteger count = new AtomicInteger();
  private volatile int chosen;
  private volatile Runnable meanwhile = () -> {};

  public RoundTrips(TestDatabase database) {
    this.database = database;
    try {
      this.entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// How many there were so far, over all connections.
  public int count() {
    return count.get();
  }

  /// Has something else happen just before a request reaches the server.
  ///
  /// @param number of the request
  public RoundTrips before(int number, Runnable action) {
    chosen = number;
    meanwhile = action;
    return this;
  }

  @Override
  public Connection open(String applicationName) throws SQLException {
    var properties = new Properties();
    properties.putAll(DRIVER_PROPERTIES);
    properties.setProperty("user", database.user());
    properties.setProperty("password", database.password());
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("sslmode", "disable");
    var url = "jdbc:postgresql://127.0.0.1:" + entrance.getLocalPort() + "/" + database.name();
    return DriverManager.getConnection(url, properties);
  }

  private void accept() {
    try {
      while (true) {
        var client = entrance.accept();
        var server = new Socket(database.host(), database.port());
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        var answered = new AtomicBoolean(true);
        var toServer = server.getOutputStream();
        var fromClient = client.getInputStream();
        Thread.ofVirtual().start(() -> pass(fromClient, toServer, () -> asked(answered)));
        var toClient = client.getOutputStream();
        var fromServer = server.getInputStream();
        Thread.ofVirtual().start(() -> pass(fromServer, toClient, () -> answered.set(true)));
      }
    } catch (IOException e) {
      // Closed: nobody connects any more.
    }
  }

  private void asked(AtomicBoolean answered) {
    if (answered.getAndSet(false) && count.incrementAndGet() == chosen) {
      meanwhile.run();
    }
  }

  private static void pass(InputStream in, OutputStream out, Runnable note) {
    var buffer = new byte[BUFFER];
    try (in;
        out) {
      for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        note.run();
        out.write(buffer, 0, length);
        out.flush();
      }
    } catch (IOException e) {
      // One side is gone, and with it the other.
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
