package io.slipway.control.notify.address;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sends requests to receivers: each over a connection of its own to an address that was checked
/// for this very request, following no redirect, within one limit of time for all of it.
@Component
public class Outbound implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);

  /// In bytes; enough for an error's message.
  static final int KEPT = 4096;

  private static final int LONGEST_PAUSE_S = 3600;

  private final CloseableHttpClient client;
  private final Duration timeout;
  private final ExecutorService exchanges = Executors.newVirtualThreadPerTaskExecutor();

  Outbound(AddressBook addresses, NotifySettings settings) {
    this.timeout = settings.timeout();
    this.client = PinnedClient.of(addresses, timeout);
  }

  /// Posts a body.
  public Exchange post(Destination to, Map<String, String> headers, byte[] body) {
    var request = new HttpPost(to.uri());
    request.setEntity(new ByteArrayEntity(body, null));
    headers.forEach(request::setHeader);
    var exchange = exchanges.submit(() -> exchange(to, request));
    try {
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Exchange.Unanswered("no whole answer within " + timeout.toSeconds() + " s");
    } catch (ExecutionException e) {
      return unanswered(to, Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Exchange.Unanswered("Slipway was stopped meanwhile");
    } finally {
      request.cancel();
      exchange.cancel(true);
    }
  }

  private Exchange exchange(Destination to, HttpPost request) throws IOException {
    var host = new HttpHost(to.uri().getScheme(), to.host(), to.uri().getPort());
    var response = client.executeOpen(host, request, null);
    try {
      return new Exchange.Answered(response.getCode(), text(response), retryAfter(response));
    } finally {
      // Not what is left of the body, which may never end: the connection first.
      request.cancel();
      close(response);
    }
  }

  private static void close(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      LOG.trace("It was cut off, as intended", e);
    }
  }

  private static String text(ClassicHttpResponse response) throws IOException {
    var entity = response.getEntity();
    if (entity == null) {
      return "";
    }
    var bytes = entity.getContent().readNBytes(KEPT);
    return new String(bytes, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
  }

  private static Optional<Duration> retryAfter(ClassicHttpResponse response) {
    var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
    return Optional.ofNullable(header)
        .map(org.apache.hc.core5.http.Header::getValue)
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Math.min(Integer.parseInt(value), LONGEST_PAUSE_S)));
  }

  // In own words: a library's may hold the address that was called.
  private static Exchange unanswered(Destination to, Throwable failure) {
    return switch (failure) {
      case ForbiddenAddressException e -> new Exchange.Forbidden(String.valueOf(e.getMessage()));
      case UnknownHostException _ -> new Exchange.Unanswered(to.host() + " is not known");
      case SSLException _ -> new Exchange.Unanswered("no trusted TLS connection with " + to.host());
      case ConnectException _ -> new Exchange.Unanswered(to.host() + " takes no connections");
      case IOException e ->
          new Exchange.Unanswered(
              "%s broke the exchange off (%s)".formatted(to.host(), e.getClass().getSimpleName()));
      default -> throw new IllegalStateException("a request to " + to.host() + " failed", failure);
    };
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    exchanges.shutdownNow();
  }
}
