package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A network between a client and a PostgreSQL server that breaks when it is told to.
public final class TcpProxy implements AutoCloseable {

  // Far below anything that is measured here.
  private static final long LOOK_AGAIN_NANOS = 2_000_000;
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final ServerSocket entrance;
  private final int server;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private volatile boolean refuses;
  private volatile boolean stalls;

  private TcpProxy(ServerSocket entrance, int server) {
    this.entrance = entrance;
    this.server = server;
  }

  /// One in front of a server on this machine.
  public static TcpProxy to(int server) {
    try {
      var proxy = new TcpProxy(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), server);
      Thread.ofVirtual().start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return entrance.getLocalPort();
  }

  /// Closes every connection.
  public void cut() {
    lines.forEach(Line::close);
  }

  /// Lets this many more bytes of the server's answers through on each connection, then closes it.
  public void cutBehind(int bytes) {
    lines.forEach(line -> line.answerBytes = bytes);
  }

  /// Loses every further answer of the connections that there are; what they ask still arrives.
  public void loseAnswers() {
    lines.forEach(line -> line.loses = true);
  }

  /// Goes silent on the connections that there are: what either side sends is swallowed, and that
  /// it closes the connection as well, so that neither learns anything of the other any more.
  public void silence() {
    lines.forEach(line -> line.swallows = true);
    silenceAnswers();
  }

  /// Swallows the answers and the end of the connections that there are, but not what is asked.
  public void silenceAnswers() {
    lines.forEach(
        line -> {
          line.loses = true;
          line.endsUnseen = true;
        });
  }

  /// The server notices at last what the silence was, as its keep-alive does; the client does not.
  public void endAtServer() {
    lines.stream().filter(line -> line.endsUnseen).forEach(line -> close(line.server));
  }

  /// Whether new connections are closed at once.
  public void refuse(boolean refuses) {
    this.refuses = refuses;
  }

  /// Whether everything stands still, in both directions.
  public void stall(boolean stalls) {
    this.stalls = stalls;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (IOException e) {
        // The server is down, or the proxy is closed: for the client the connection just ends.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      if (refuses) {
        client.close();
        return;
      }
      var line = new Line(client, new Socket("127.0.0.1", server));
      lines.add(line);
      Thread.ofVirtual().start(() -> line.carry(line.client, line.server, false));
      Thread.ofVirtual().start(() -> line.carry(line.server, line.client, true));
    } catch (IOException e) {
      client.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }

  /// One connection.
  private final class Line {

    private final Socket client;
    private final Socket server;
    private volatile int answerBytes = UNLIMITED;
    private volatile boolean loses;
    private volatile boolean swallows;
    private volatile boolean endsUnseen;
    private final AtomicInteger ends = new AtomicInteger();

    Line(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void carry(Socket from, Socket to, boolean isAnswer) {
      var buffer = new byte[8192];
      try {
        for (var read = from.getInputStream().read(buffer); read >= 0; ) {
          while (stalls && !client.isClosed()) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
          }
          pass(buffer, read, to, isAnswer);
          read = from.getInputStream().read(buffer);
        }
      } catch (IOException e) {
        // One side has closed it.
      } finally {
        if (ends.incrementAndGet() == 2 || !endsUnseen) {
          close();
        }
      }
    }

    private void pass(byte[] buffer, int read, Socket to, boolean isAnswer) throws IOException {
      if (!isAnswer && !swallows) {
        to.getOutputStream().write(buffer, 0, read);
      } else if (isAnswer && !loses) {
        var left = answerBytes;
        to.getOutputStream().write(buffer, 0, Math.min(read, left));
        if (left < read) {
          close();
        } else if (left < UNLIMITED) {
          answerBytes = left - read;
        }
      }
    }

    void close() {
      lines.remove(this);
      TcpProxy.close(client);
      TcpProxy.close(server);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
