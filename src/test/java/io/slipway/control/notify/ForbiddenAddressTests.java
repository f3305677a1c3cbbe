package io.slipway.control.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who may subscribe, and wants Slipway to call what they cannot reach themselves. Of the
/// loopback network 127.0.0.1 alone is allowed here; 127.0.0.2 is the fortress.
class ForbiddenAddressTests extends NotifyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2:8080/",
        "http://[::1]:8080/",
        "http://[::ffff:127.0.0.2]:8080/",
        "http://[::ffff:7f00:2]:8080/",
        "http://[64:ff9b::127.0.0.2]/",
        "http://[2002:7f00:2::]/",
        "http://2130706434/",
        "http://0x7f000002/",
        "http://017700000002/",
        "http://127.2/",
        "http://0.0.0.0:8080/",
        "http://10.0.0.1/",
        "http://192.168.0.1/",
        "http://172.16.0.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/latest/meta-data/",
        "http://[fe80::1]/",
        "http://255.255.255.255/",
        "http://224.0.0.1/",
        "http://8.8.8.8@127.0.0.2/",
        "http://127.0.0.1:22/",
        "https://127.0.0.2/",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1/"
      })
  void theyAreRefusedAtOnce(String url) {
    var answer = admin.post("/api/v1/subscriptions", webhook(url, "run.failed"));

    answer.expectProblem(422, "address-forbidden");
    assertThat(answer.fieldsAtFault()).containsExactly("url");
    assertThat(CONTROL.query("SELECT 1 FROM slipway.notify_subscription WHERE removed_at IS NULL"))
        .isEmpty();
  }

  @Test
  void aNameThatLeadsToAPrivateAddressIsRefusedAtOnce() {
    names().answer("inside.example.com", "10.0.0.1");
    names().answer("both.example.com", "93.184.216.34", "127.0.0.2");

    for (var host : new String[] {"inside.example.com", "both.example.com"}) {
      var problem =
          admin
              .post("/api/v1/subscriptions", webhook("https://" + host + "/", "run.failed"))
              .expectProblem(422, "address-forbidden");
      // What its addresses are is nobody's business.
      assertThat(problem.toString()).contains(host).doesNotContain("10.0.0.1");
    }
  }

  @Test
  void aNameThatIsPublicFirstAndPrivateLaterLeadsNowhere() {
    try (var fortress = Receiver.start("127.0.0.2")) {
      var host = "rebinding.example.com";
      names().answer(host, "93.184.216.34");
      names().answer(host, "127.0.0.2");
      var url = "http://" + host + ":" + fortress.port() + "/";
      var path = subscribe(webhook(url, "run.failed"));

      happens(runFailed("r1"));
      steps().tell();

      assertThat(fortress.received()).isEmpty();
      var attempt = deliveries(path).getFirst().path("attempts").path(0);
      assertThat(attempt.path("failure").asString())
          .isEqualTo(
              "rebinding.example.com leads to an address that is not public;"
                  + " slipway.notify.allowed-networks can open it");
    }
  }

  @Test
  void aNameIsAskedForOnceAndTheConnectionGoesToThatAnswer() {
    try (var fortress = Receiver.start("127.0.0.2")) {
      var host = "fickle.example.com";
      names().answer(host, "127.0.0.1");
      names().answer(host, "127.0.0.1");
      names().answer(host, "127.0.0.2");
      var path = subscribe(webhook("http://" + host + ":" + receiver.port() + "/", "run.failed"));
      var asked = names().asked().stream().filter(host::equals).count();

      happens(runFailed("r1"));
      steps().tell();

      assertThat(receiver.received()).hasSize(1);
      assertThat(receiver.received().getFirst().header("Host"))
          .hasValue(host + ":" + receiver.port());
      assertThat(names().asked().stream().filter(host::equals)).hasSize((int) asked + 1);
      happens(runFailed("r2"));
      steps().tell();
      assertThat(receiver.received()).hasSize(1);
      assertThat(fortress.received()).isEmpty();
      assertThat(deliveries(path).getFirst().path("state").asString()).isEqualTo("PENDING");
    }
  }

  @Test
  void aRedirectToTheFortressIsNotFollowed() {
    try (var fortress = Receiver.start("127.0.0.2")) {
      var path = subscribe(webhook(receiver.url("/"), "run.failed"));
      for (var status : new int[] {301, 302, 303, 307, 308}) {
        receiver.answer(status, Map.of("Location", fortress.url("/secret")));
        happens(runFailed("r" + status));
      }
      steps().tell();

      assertThat(fortress.received()).isEmpty();
      assertThat(receiver.received()).hasSize(5);
      assertThat(deliveries(path))
          .allMatch(delivery -> delivery.path("state").asString().equals("PENDING"));
      assertThat(deliveries(path).getFirst().path("attempts").path(0).path("failure").asString())
          .isEqualTo("127.0.0.1 answered 308, and redirects are not followed");
    }
  }

  @Test
  void aReferenceToAnAddressInsideIsNoWayAround() {
    try (var fortress = Receiver.start("127.0.0.2")) {
      var file = secret(fortress.url("/"));
      admin
          .post("/api/v1/subscriptions", webhook("file:" + file, "run.failed"))
          .expectProblem(422, "address-forbidden");
    }
  }

  @Test
  void theTestButtonIsNoWayAroundAndShowsNothingOfTheInside() {
    try (var fortress = Receiver.start("127.0.0.2")) {
      var host = "button.example.com";
      names().answer(host, "93.184.216.34");
      names().answer(host, "127.0.0.2");
      var path = subscribe(webhook("http://" + host + ":" + fortress.port() + "/", "run.failed"));

      var result = admin.send("POST", path + "/test", null).expect(200).json();

      assertThat(result.path("state").asString()).isEqualTo("GIVEN_UP");
      assertThat(result.toString()).doesNotContain("127.0.0.2");
      assertThat(fortress.received()).isEmpty();
    }
  }

  @Test
  void tlsAsksForTheNameAlthoughTheConnectionGoesToAnAddress()
      throws IOException, ExecutionException, InterruptedException {
    try (var server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      var hello = CompletableFuture.supplyAsync(() -> firstBytes(server));
      names().answer("tls.example.com", "127.0.0.1");
      var url = "https://tls.example.com:" + server.getLocalPort() + "/";
      var path = subscribe(webhook(url, "run.failed"));

      var result = admin.send("POST", path + "/test", null).expect(200).json();

      assertThat(hello.get()).contains("tls.example.com");
      assertThat(result.path("attempts").path(0).path("failure").asString())
          .isEqualTo("no trusted TLS connection with tls.example.com");
    }
  }

  private static String firstBytes(ServerSocket server) {
    try (var connection = server.accept()) {
      var bytes = new byte[4096];
      var length = connection.getInputStream().read(bytes);
      return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  @Timeout(60)
  void anAnswerThatNeverEndsIsCutOff() throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> drip(server));
      var url = "http://127.0.0.1:" + server.getLocalPort() + "/";
      var path = subscribe(webhook(url, "run.failed"));

      var result = admin.send("POST", path + "/test", null).expect(200).json();

      assertThat(result.path("attempts").path(0).path("failure").asString())
          .isEqualTo("no whole answer within 2 s");
    }
  }

  // A byte now and then: never silent for as long as a read may take, and never done.
  private static void drip(ServerSocket server) {
    try (var connection = server.accept()) {
      var out = connection.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nX-Drip: ".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write('x');
        out.flush();
        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
      }
    } catch (IOException e) {
      // It was cut off.
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aNameThatNobodyKnowsYetIsAcceptedAndToldLater() {
    var path = subscribe(webhook("https://nowhere.invalid/", "run.failed"));

    var result = admin.send("POST", path + "/test", null).expect(200).json();

    assertThat(result.path("attempts").path(0).path("failure").asString())
        .isEqualTo("nowhere.invalid is not known");
  }
}
