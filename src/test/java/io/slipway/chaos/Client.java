package io.slipway.chaos;

import io.slipway.testing.Answer;
import io.slipway.testing.HttpApi;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Somebody like a CI job: asks an instance, and the next one when it does not answer.
final class Client {

  private static final Duration TIMEOUT = Duration.ofSeconds(8);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int SERVER_ERROR = 500;

  private final Supplier<List<HttpApi>> instances;
  private final AtomicInteger next;

  /// @param instances those that may be asked now
  /// @param first which one is asked first
  Client(Supplier<List<HttpApi>> instances, int first) {
    this.instances = instances;
    this.next = new AtomicInteger(first);
  }

  /// The same for somebody else who begins with another instance.
  Client beginningWith(int first) {
    return new Client(instances, first);
  }

  Answer get(String path) {
    return send("GET", path, null, request -> request);
  }

  Answer post(String path, Object body) {
    return send("POST", path, body, request -> request);
  }

  /// The instance that it would ask now.
  HttpApi instance() {
    var all = instances.get();
    return all.get(next.get() % all.size());
  }

  /// Asks until it is answered with anything but a failure of the service itself.
  Answer send(
      String method, String path, @Nullable Object body, UnaryOperator<HttpRequest.Builder> more) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    var last = "";
    while (System.nanoTime() < deadline) {
      try {
        var answer =
            instance().send(method, path, body, request -> more.apply(request.timeout(TIMEOUT)));
        if (answer.status() < SERVER_ERROR) {
          return answer;
        }
        last = answer.status() + " " + answer.body();
      } catch (UncheckedIOException e) {
        last = String.valueOf(e.getCause());
      }
      next.incrementAndGet();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new AssertionError("%s %s was never answered: %s".formatted(method, path, last));
  }
}
