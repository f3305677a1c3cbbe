package io.slipway.control.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The log of deliveries, the test button, and once more.
class DeliveryRequestTests extends NotifyTest {

  @Test
  void theTestButtonSaysWhatCameOfIt() {
    var path = subscribe(webhook(receiver.url("/"), "run.failed"));
    receiver.answer(200, "thank you");

    var result = admin.send("POST", path + "/test", null).expect(200).json();

    assertThat(result.path("state").asString()).isEqualTo("DELIVERED");
    assertThat(result.path("attempts").path(0).path("status").asInt()).isEqualTo(200);
    assertThat(result.path("attempts").path(0).path("response").asString()).isEqualTo("thank you");
    var got = receiver.received().getFirst();
    assertThat(got.json().path("type").asString()).isEqualTo("io.slipway.subscription.test");
    assertThat(got.json().path("id")).isEqualTo(result.path("event"));
    assertThat(got.json().path("data").has("seq")).isFalse();
    assertThat(got.header("Slipway-Signature")).isPresent();
    assertThat(audited(path)).containsExactly("subscription.test", "subscription.create");
  }

  @Test
  void aTestThatFailsIsNotTriedAgain() {
    var path = subscribe(webhook(receiver.url("/"), "run.failed"));
    receiver.answer(500, "broken");

    var result = admin.send("POST", path + "/test", null).expect(200).json();
    later(Duration.ofHours(1));
    steps().tell();

    assertThat(result.path("state").asString()).isEqualTo("GIVEN_UP");
    assertThat(result.path("attempts").path(0).path("failure").asString())
        .isEqualTo("127.0.0.1 answered 500");
    assertThat(receiver.received()).hasSize(1);
    assertThat(audited(path)).doesNotContain("subscription.gave-up");
  }

  @Test
  void aTestThatAnInstanceDiedOverIsMadeByACourier() {
    var path = subscribe(webhook(receiver.url("/"), "run.failed"));
    admin.send("POST", path + "/test", null).expect(200);
    CONTROL.execute(
        "UPDATE slipway.notify_delivery SET state = 'PENDING', tries = 0, finished_at = NULL");
    steps().tell();
    assertThat(receiver.received()).hasSize(1);

    later(Duration.ofMinutes(5));
    steps().tell();

    assertThat(receiver.received()).hasSize(2);
  }

  @Test
  void aDisabledSubscriptionCanBeTestedBeforeItIsEnabled() {
    var wish = new HashMap<>(webhook(receiver.url("/"), "run.failed"));
    wish.put("enabled", false);
    var path = subscribe(wish);

    var result = admin.send("POST", path + "/test", null).expect(200).json();

    assertThat(result.path("state").asString()).isEqualTo("DELIVERED");
  }

  @Test
  void whatWasGivenUpOrLostIsDeliveredAgainUnderItsOldId() {
    var path = subscribe(webhook(receiver.url("/"), "run.failed"));
    happens(runFailed("r1"));
    steps().tell();
    var delivery = deliveries(path).getFirst();
    later(Duration.ofDays(3));

    var again = "/api/v1/deliveries/" + delivery.path("id").asLong() + "/redeliver";
    var accepted = admin.send("POST", again, null).expect(202).json();
    assertThat(accepted.path("state").asString()).isEqualTo("PENDING");
    receiver.answer(503, "");
    steps().tell();
    later(Duration.ofSeconds(12));
    steps().tell();

    var ids = receiver.received().stream().map(got -> got.json().path("id").asString()).toList();
    assertThat(ids).hasSize(3).containsOnly(delivery.path("event").asString());
    assertThat(deliveries(path).getFirst().path("state").asString()).isEqualTo("DELIVERED");
    assertThat(deliveries(path).getFirst().path("attempts").size()).isEqualTo(3);
    var audited = admin.get("/api/v1/audit?action=delivery.redeliver&limit=1").expect(200).json();
    assertThat(audited.path("items").path(0).path("objectId").asLong())
        .isEqualTo(delivery.path("id").asLong());
  }

  @Test
  void nothingIsDeliveredAgainToADisabledSubscription() {
    var wish = new HashMap<>(webhook(receiver.url("/"), "run.failed"));
    var path = subscribe(wish);
    happens(runFailed("r1"));
    steps().tell();
    wish.put("enabled", false);
    admin.put(path, wish).expect(200);

    var again = "/api/v1/deliveries/" + deliveries(path).getFirst().path("id").asLong();
    admin.send("POST", again + "/redeliver", null).expectProblem(409, "subscription-disabled");
  }

  @Test
  void whatIsNotThereCannotBeDeliveredAgain() {
    admin
        .send("POST", "/api/v1/deliveries/999999999/redeliver", null)
        .expectProblem(404, "not-found");
    var path = subscribe(webhook(receiver.url("/"), "run.failed"));
    happens(runFailed("r1"));
    var id = deliveries(path).getFirst().path("id").asLong();
    admin.delete(path).expect(204);
    admin
        .send("POST", "/api/v1/deliveries/" + id + "/redeliver", null)
        .expectProblem(404, "not-found");
    admin.get(path + "/deliveries").expectProblem(404, "not-found");
  }

  @Test
  void theLogIsReadByPagesAndByState() {
    var path = subscribe(webhook(receiver.url("/"), "run.failed"));
    receiver.answer(400, "");
    IntStream.range(0, 7).forEach(i -> happens(runFailed("r" + i)));
    steps().tell();

    var ids = new ArrayList<String>();
    var cursor = "";
    do {
      var page = admin.get(path + "/deliveries?limit=3" + cursor).expect(200).json();
      ids.addAll(texts(page.path("items").valueStream().toList(), "id"));
      cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
    } while (!cursor.isEmpty());

    assertThat(ids).hasSize(7).doesNotHaveDuplicates().isEqualTo(texts(deliveries(path), "id"));
    assertThat(states(path, "PENDING")).containsExactly("PENDING");
    assertThat(states(path, "DELIVERED")).hasSize(6).containsOnly("DELIVERED");
    assertThat(states(path, "GIVEN_UP")).isEmpty();
  }

  private List<String> states(String path, String state) {
    var page = admin.get(path + "/deliveries?state=" + state).expect(200).json();
    return texts(page.path("items").valueStream().toList(), "state");
  }

  @Test
  void whatIsOverLongAgoIsForgottenAndWhatWaitsIsKept() {
    var path = subscribe(webhook(receiver.url("/"), "run.failed"));
    happens(runFailed("over"));
    steps().tell();
    receiver.answer(503, "");
    happens(runFailed("waits"));
    steps().tell();

    later(Duration.ofDays(29));
    steps().forget();
    assertThat(deliveries(path)).hasSize(2);
    later(Duration.ofDays(2));
    steps().forget();

    assertThat(texts(deliveries(path), "state")).containsExactly("PENDING");
    assertThat(CONTROL.query("SELECT object_id FROM slipway.notify_event"))
        .containsExactly("waits");
    assertThat(CONTROL.query("SELECT count(*) FROM slipway.notify_attempt")).containsExactly("1");
  }
}
