package io.slipway.engine.hook;

import io.slipway.engine.hook.Hook.Call;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/// Sends a hook's HTTP request.
///
/// What it finds names the host and the status alone: the rest of an address, and what is
/// answered, may hold secrets.
final class Caller {

  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(CONNECTING).build();

  /// @param occasion the run in JSON, for a request without a body of its own
  Try call(Call call, String occasion, Duration timeout) throws InterruptedException {
    var host = URI.create(call.url()).getHost();
    try {
      var answer = client.send(request(call, occasion, timeout), BodyHandlers.discarding());
      var status = answer.statusCode();
      var finding = "%s answered %d".formatted(host, status);
      if (status >= 200 && status < 300) {
        return new Try.Done(finding);
      }
      return status >= 500 || PASSING.contains(status)
          ? new Try.NotYet(finding)
          : new Try.Refused(finding);
    } catch (IOException e) {
      return new Try.NotYet("%s does not answer (%s)".formatted(host, kind(e)));
    } catch (IllegalStateException e) {
      return new Try.Refused(String.valueOf(e.getMessage()));
    }
  }

  private static HttpRequest request(Call call, String occasion, Duration timeout) {
    var request =
        HttpRequest.newBuilder(URI.create(call.url()))
            .timeout(timeout)
            .method(call.method(), body(call, occasion));
    if (call.body().isEmpty() && !WITHOUT_BODY.contains(call.method())) {
      request.setHeader("Content-Type", "application/json");
    }
    call.headers().forEach((name, value) -> request.setHeader(name, value.value()));
    return request.build();
  }

  private static BodyPublisher body(Call call, String occasion) {
    if (call.body().isPresent()) {
      return BodyPublishers.ofString(call.body().get());
    }
    return WITHOUT_BODY.contains(call.method())
        ? BodyPublishers.noBody()
        : BodyPublishers.ofString(occasion);
  }

  private static String kind(IOException e) {
    return e.getClass().getSimpleName().replaceFirst("Exception$", "");
  }
}
