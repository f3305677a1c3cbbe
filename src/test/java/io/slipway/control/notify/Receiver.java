package io.slipway.control.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real HTTP server that notes what it is sent and answers as it was told to, else with 204.
public final class Receiver implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>(new ArrayDeque<>());

  private Receiver(HttpServer server) {
    this.server = server;
  }

  /// What came.
  public record Received(String path, Map<String, List<String>> headers, String body) {

    public JsonNode json() {
      return JSON.readTree(body);
    }

    public Optional<String> header(String name) {
      return headers.entrySet().stream()
          .filter(header -> header.getKey().equalsIgnoreCase(name))
          .map(header -> header.getValue().getFirst())
          .findFirst();
    }
  }

  private record Reply(int status, Map<String, String> headers, String body) {}

  public static Receiver start() {
    return start("127.0.0.1");
  }

  public static Receiver start(String address) {
    try {
      var receiver = new Receiver(HttpServer.create(new InetSocketAddress(address, 0), 50));
      receiver.server.createContext("/", receiver::handle);
      receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      receiver.server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      received.add(
          new Received(
              exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders()), body));
      var reply = Optional.ofNullable(replies.poll()).orElse(new Reply(204, Map.of(), ""));
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /// The next answer.
  public Receiver answer(int status, String body) {
    replies.add(new Reply(status, Map.of(), body));
    return this;
  }

  public Receiver answer(int status, Map<String, String> headers) {
    replies.add(new Reply(status, headers, ""));
    return this;
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url(String path) {
    return "http://" + server.getAddress().getHostString() + ":" + port() + path;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
