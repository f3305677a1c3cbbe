package io.slipway.engine.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.slipway.engine.conductor.Cancellation;
import io.slipway.engine.hook.Hook.Action;
import io.slipway.engine.hook.Hook.Call;
import io.slipway.engine.hook.Hook.Gone;
import io.slipway.engine.hook.Hook.Moment;
import io.slipway.engine.hook.Hook.Query;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HooksTests {

  private static final String OCCASION = "{\"run\":\"7\"}";

  private final TestDatabase database = TestDatabase.create();
  private final Cancellation cancellation = new Cancellation();
  private final Hooks hooks = new Hooks(database::connect, OCCASION, cancellation);

  @AfterEach
  void drop() {
    database.close();
  }

  private HookResult called(Action action, Duration timeout) {
    return hooks.all(List.of(new Hook("it", Moment.BEFORE, action, timeout))).getFirst();
  }

  @Nested
  class ACall {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(
                "%s %s %s %s"
                    .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        body));
            exchange.sendResponseHeaders(
                answers.size() > 1 ? answers.removeFirst() : answers.getFirst(), -1);
            exchange.close();
          });
      server.start();
    }

    @AfterEach
    void stop() {
      server.stop(0);
    }

    private Call call(String method, Optional<String> body) {
      var address = "http://localhost:%d/page?key=hush".formatted(server.getAddress().getPort());
      return new Call(method, address, Map.of("Authorization", () -> "Bearer secret"), body);
    }

    @Test
    void tells_of_the_run() {
      answers.add(204);

      var result = called(call("POST", Optional.empty()), Duration.ofSeconds(10));

      assertThat(result.succeeded()).isTrue();
      assertThat(result.finding()).isEqualTo("localhost answered 204");
      assertThat(received).containsExactly("POST /page?key=hush Bearer secret " + OCCASION);
    }

    @Test
    void has_a_body_of_its_own_where_it_was_given_one() {
      answers.add(200);

      assertThat(called(call("PUT", Optional.of("on")), Duration.ofSeconds(10)).succeeded())
          .isTrue();
      assertThat(received).containsExactly("PUT /page?key=hush Bearer secret on");
    }

    @Test
    void that_finds_the_other_side_overloaded_is_sent_again() {
      answers.addAll(List.of(503, 429, 200));

      var result = called(call("GET", Optional.empty()), Duration.ofSeconds(20));

      assertThat(result.succeeded()).isTrue();
      assertThat(result.tries()).isEqualTo(3);
    }

    @Test
    void that_is_refused_is_not_sent_again_and_tells_no_secret() {
      answers.add(403);

      var result = called(call("POST", Optional.empty()), Duration.ofSeconds(20));

      assertThat(result.succeeded()).isFalse();
      assertThat(result.tries()).isOne();
      assertThat(result.finding()).isEqualTo("localhost answered 403");
    }

    @Test
    void that_nobody_answers_fails_in_the_end() {
      var call = call("POST", Optional.empty());
      server.stop(0);

      var result = called(call, Duration.ofMillis(1500));

      assertThat(result.succeeded()).isFalse();
      assertThat(result.finding()).startsWith("localhost does not answer");
      assertThat(result.tries()).isGreaterThan(1);
    }
  }

  @Test
  void a_query_is_asked_again_until_it_is_true() {
    database.execute("CREATE SEQUENCE tries");

    var result = called(new Query("SELECT nextval('tries') = 3"), Duration.ofSeconds(20));

    assertThat(result.succeeded()).isTrue();
    assertThat(result.tries()).isEqualTo(3);
  }

  @Test
  void a_query_that_is_never_true_fails_in_the_end() {
    var result = called(new Query("SELECT NULL::boolean"), Duration.ofMillis(1200));

    assertThat(result.succeeded()).isFalse();
    assertThat(result.finding()).isEqualTo("not true yet");
  }

  @Test
  void a_query_that_takes_too_long_is_ended() {
    var result = called(new Query("SELECT pg_sleep(60) IS NULL"), Duration.ofMillis(500));

    assertThat(result.succeeded()).isFalse();
    assertThat(result.finding()).contains("statement timeout");
  }

  @Test
  void statements_without_rows_need_no_more_than_to_succeed() {
    var result = called(new Query("CREATE TABLE a (); CREATE TABLE b ()"), Duration.ofSeconds(10));

    assertThat(result.succeeded()).isTrue();
    assertThat(database.query("SELECT to_regclass('b')")).containsExactly("b");
    assertThat(called(new Query("CREATE TABLE b ()"), Duration.ofSeconds(10)).finding())
        .contains("already exists");
  }

  @Test
  void sessions_are_waited_for() throws Exception {
    var worker = database.connect("billing-worker 1");
    try (var _ = database.connect("web")) {
      var late = called(new Gone(List.of("billing-*", "50%")), Duration.ofMillis(600));
      assertThat(late.succeeded()).isFalse();
      assertThat(late.finding()).isEqualTo("still there: billing-worker 1 (1)");

      Thread.ofVirtual().start(() -> closeSoon(worker));
      var gone = called(new Gone(List.of("billing-*")), Duration.ofSeconds(20));
      assertThat(gone.succeeded()).as(gone.finding()).isTrue();
    }
  }

  private static void closeSoon(java.sql.Connection connection) {
    try {
      Thread.sleep(300);
      connection.close();
    } catch (InterruptedException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nothing_is_called_behind_one_that_fails() {
    var no = new Hook("no", Moment.BEFORE, new Query("SELECT 1/0"), Duration.ofSeconds(5));
    var yes = new Hook("yes", Moment.BEFORE, new Query("SELECT true"), Duration.ofSeconds(5));

    assertThat(hooks.untilOneFails(List.of(yes, no, yes)))
        .extracting(HookResult::succeeded)
        .containsExactly(true, false);
  }

  @Test
  void a_cancelled_run_does_not_wait() {
    cancellation.request();

    var result = called(new Query("SELECT false"), Duration.ofSeconds(30));

    assertThat(result.succeeded()).isFalse();
    assertThat(result.duration()).isLessThan(Duration.ofSeconds(10));
  }
}
