package io.slipway.control.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Receivers that fail, for a while or for good.
class RetryTests extends NotifyTest {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(12);

  private List<String> ids() {
    return receiver.received().stream().map(got -> got.json().path("id").asString()).toList();
  }

  private List<String> subjects() {
    return receiver.received().stream().map(got -> got.json().path("subject").asString()).toList();
  }

  @Test
  void afterAFailureItIsToldAgainLaterUnderTheSameId() {
    var path = subscribe(webhook(receiver.url("/"), "run.failed"));
    receiver.answer(500, "no room");
    happens(runFailed("r1"));

    steps().tell();
    steps().tell();
    assertThat(receiver.received()).hasSize(1);
    assertThat(subscription(path).path("telling").path("pending").asInt()).isEqualTo(1);
    later(FIRST_PAUSE);
    steps().tell();

    assertThat(ids()).hasSize(2).containsOnly(ids().getFirst());
    assertThat(receiver.received().get(0).body()).isEqualTo(receiver.received().get(1).body());
    var delivery = deliveries(path).getFirst();
    assertThat(delivery.path("state").asString()).isEqualTo("DELIVERED");
    var attempts = delivery.path("attempts").valueStream().toList();
    assertThat(texts(attempts, "status")).containsExactly("500", "204");
    assertThat(attempts.getFirst().path("failure").asString()).isEqualTo("127.0.0.1 answered 500");
    assertThat(attempts.getFirst().path("response").asString()).isEqualTo("no room");
    assertThat(attempts.get(1).has("failure")).isFalse();
  }

  @Test
  void whileTheReceiverIsAwayNothingNewerOvertakesWhatHappenedFirst() {
    subscribe(webhook(receiver.url("/"), "run.failed"));
    receiver.answer(503, "");
    happens(runFailed("first"));
    steps().tell();
    happens(runFailed("second"));
    steps().tell();
    assertThat(subjects()).containsExactly("run/first");

    later(FIRST_PAUSE);
    steps().tell();

    assertThat(subjects()).containsExactly("run/first", "run/first", "run/second");
  }

  @Test
  void whatTheReceiverRefusesHoldsUpNothingElse() {
    subscribe(webhook(receiver.url("/"), "run.failed"));
    receiver.answer(422, "what is this?");
    happens(runFailed("strange"), runFailed("second"));
    steps().tell();
    assertThat(subjects()).containsExactly("run/strange", "run/second");

    later(FIRST_PAUSE);
    steps().tell();

    assertThat(subjects()).containsExactly("run/strange", "run/second", "run/strange");
  }

  @Test
  void aReceiverIsLeftAloneForAsLongAsItAsks() {
    subscribe(webhook(receiver.url("/"), "run.failed"));
    receiver.answer(429, Map.of("Retry-After", "600"));
    happens(runFailed("r1"));
    steps().tell();

    later(Duration.ofSeconds(599));
    steps().tell();
    assertThat(receiver.received()).hasSize(1);
    later(Duration.ofSeconds(1));
    steps().tell();

    assertThat(receiver.received()).hasSize(2);
  }

  @Test
  void afterADayItIsGivenUpAndTheTrailSaysSoOnce() {
    var path = subscribe(webhook(receiver.url("/"), "run.failed"));
    happens(runFailed("r1"));
    for (var hour = 0; hour < 25; hour++) {
      receiver.answer(503, "");
      steps().tell();
      later(Duration.ofMinutes(72));
    }

    var delivery = deliveries(path).getFirst();
    assertThat(delivery.path("state").asString()).isEqualTo("GIVEN_UP");
    assertThat(delivery.has("dueAt")).isFalse();
    // Every 72 minutes from its beginning to the end of its day.
    assertThat(delivery.path("attempts").size()).isEqualTo(21);
    assertThat(audited(path)).containsExactly("subscription.gave-up", "subscription.create");
    var telling = subscription(path).path("telling");
    assertThat(telling.path("pending").asInt()).isZero();
    assertThat(telling.has("gaveUpAt")).isTrue();
    assertThat(telling.path("lastFailure").asString()).isEqualTo("127.0.0.1 answered 503");

    happens(runFailed("r2"));
    for (var hour = 0; hour < 25; hour++) {
      receiver.answer(503, "");
      steps().tell();
      later(Duration.ofMinutes(72));
    }
    assertThat(texts(deliveries(path), "state")).containsExactly("GIVEN_UP", "GIVEN_UP");
    assertThat(audited(path)).containsExactly("subscription.gave-up", "subscription.create");
  }

  @Test
  void backThereAgainTheReceiverIsToldWhatIsYoungerThanADay() {
    var path = subscribe(webhook(receiver.url("/"), "run.failed"));
    receiver.answer(503, "");
    happens(runFailed("old"));
    steps().tell();
    later(Duration.ofHours(20));
    happens(runFailed("young"));
    receiver.answer(503, "");
    steps().tell();
    later(Duration.ofHours(5));
    receiver.answer(503, "");
    steps().tell();
    assertThat(texts(deliveries(path), "state")).containsExactly("PENDING", "GIVEN_UP");

    later(Duration.ofMinutes(72));
    steps().tell();

    assertThat(texts(deliveries(path), "state")).containsExactly("DELIVERED", "GIVEN_UP");
    assertThat(subscription(path).path("telling").has("gaveUpAt")).isFalse();
  }

  @Test
  void whoIsGoneIsNotCalledAgain() {
    var path = subscribe(webhook(receiver.url("/"), "run.failed"));
    receiver.answer(410, "");
    happens(runFailed("r1"), runFailed("r2"));
    steps().tell();
    happens(runFailed("r3"));
    later(Duration.ofHours(2));
    steps().tell();

    assertThat(receiver.received()).hasSize(1);
    var shown = subscription(path);
    assertThat(shown.path("enabled").asBoolean()).isFalse();
    assertThat(shown.path("disabledReason").asString()).isEqualTo("127.0.0.1 answered 410");
    assertThat(audited(path)).containsExactly("subscription.disabled", "subscription.create");
    assertThat(texts(deliveries(path), "state")).containsExactly("GIVEN_UP", "GIVEN_UP");
  }

  @Test
  void anInstanceThatDiesBeforeItsNoteTellsTwiceUnderOneId() {
    subscribe(webhook(receiver.url("/"), "run.failed"));
    happens(runFailed("r1"));
    CONTROL.execute("ALTER TABLE slipway.notify_attempt RENAME TO out_of_the_way");
    try {
      assertThatThrownBy(() -> steps().tell()).hasMessageContaining("notify_attempt");
    } finally {
      CONTROL.execute("ALTER TABLE slipway.out_of_the_way RENAME TO notify_attempt");
    }
    steps().tell();

    assertThat(ids()).hasSize(2).containsOnly(ids().getFirst());
  }

  @Test
  void aChangedSubscriptionIsUsedFromTheNextAttemptOnAndAtOnce() {
    var wish = new HashMap<>(webhook(receiver.url("/wrong"), "run.failed"));
    var path = subscribe(wish);
    receiver.answer(503, "");
    happens(runFailed("r1"));
    steps().tell();

    wish.put("url", receiver.url("/right"));
    admin.put(path, wish).expect(200);
    later(FIRST_PAUSE);
    steps().tell();

    assertThat(receiver.received().get(1).path()).isEqualTo("/right");
  }

  @Test
  void aRemovedSubscriptionIsToldNothingAnyMore() {
    var path = subscribe(webhook(receiver.url("/"), "run.failed"));
    happens(runFailed("r1"));
    admin.delete(path).expect(204);
    steps().tell();

    assertThat(receiver.received()).isEmpty();
    assertThat(CONTROL.query("SELECT state FROM slipway.notify_delivery"))
        .containsExactly("GIVEN_UP");
  }

  @Test
  void whatIsDisabledByHandWaitsAndIsToldWhenItIsEnabled() {
    var wish = new HashMap<>(webhook(receiver.url("/"), "run.failed"));
    var path = subscribe(wish);
    happens(runFailed("r1"));
    wish.put("enabled", false);
    admin.put(path, wish).expect(200);
    happens(runFailed("r2"));
    steps().tell();
    assertThat(receiver.received()).isEmpty();

    wish.put("enabled", true);
    admin.put(path, wish).expect(200);
    steps().tell();

    assertThat(subjects()).containsExactly("run/r1");
  }

  @Test
  void nothingTellsSecretsInTheLog() {
    var path =
        subscribe(webhook(receiver.url("/T0/B0/tokentokentoken?sig=topsecret"), "run.failed"));
    receiver.answer(
        400, "echo: /T0/B0/tokentokentoken?sig=topsecret signed with " + KEY + " x".repeat(9000));
    happens(runFailed("r1"));
    steps().tell();

    var log = admin.get(path + "/deliveries").expect(200).body();
    assertThat(log)
        .contains("echo: ***?*** signed with ***")
        .doesNotContain("tokentoken")
        .doesNotContain("topsecret")
        .doesNotContain(KEY);
    JsonNode attempt = deliveries(path).getFirst().path("attempts").path(0);
    assertThat(attempt.path("response").asString().length()).isLessThanOrEqualTo(4096);
    assertThat(admin.get(path).body() + admin.get("/api/v1/audit?limit=20").body())
        .contains("http://127.0.0.1:" + receiver.port() + "/…?…")
        .doesNotContain("tokentoken")
        .doesNotContain("topsecret");
  }
}
