package io.slipway.control.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.testing.DeployedProject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// From an audit entry to the receiver, and what lies between.
class DeliveryTests extends NotifyTest {

  private static final String ROWS = "SELECT count(*) FROM slipway.notify_delivery";

  @Test
  void whoSubscribedIsToldOfAnEntryAsACloudEvent() {
    var path = subscribe(webhook(receiver.url("/hook"), "run.failed"));

    happens(runFailed("r1"));
    steps().tell();

    var got = receiver.received().getFirst();
    assertThat(got.path()).isEqualTo("/hook");
    assertThat(got.header("Content-Type")).hasValue("application/cloudevents+json");
    var event = got.json();
    assertThat(event.path("specversion").asString()).isEqualTo("1.0");
    assertThat(event.path("type").asString()).isEqualTo("io.slipway.run.failed");
    assertThat(event.path("source").asString()).isEqualTo("https://slipway.example.com/");
    assertThat(event.path("subject").asString()).isEqualTo("run/r1");
    assertThat(event.path("time").asString()).matches("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z");
    assertThat(event.path("datacontenttype").asString()).isEqualTo("application/json");
    var delivery = deliveries(path).getFirst();
    assertThat(event.path("id")).isEqualTo(delivery.path("event"));
    assertThat(delivery.path("state").asString()).isEqualTo("DELIVERED");
  }

  @Test
  void theDataAreTheEntrysFacts() {
    subscribe(webhook(receiver.url("/"), "run.failed"));

    happens(runFailed("r1"));
    steps().tell();

    var data = receiver.received().getFirst().json().path("data");
    var entry = admin.get("/api/v1/audit?object=run:r1").expect(200).json().path("items").path(0);
    assertThat(data.path("seq")).isEqualTo(entry.path("seq"));
    assertThat(data.path("actor").asString()).isEqualTo("system");
    assertThat(data.path("object").toString()).isEqualTo("{\"kind\":\"run\",\"id\":\"r1\"}");
    assertThat(data.path("environment").asString()).isEqualTo("production");
    assertThat(data.path("project").asString()).isEqualTo("crm");
    assertThat(data.path("detail")).isEqualTo(entry.path("detail"));
    assertThat(data.path("link").asString())
        .isEqualTo("https://slipway.example.com/api/v1/runs/r1");
  }

  @Test
  void whatIsRolledBackIsToldToNobody() {
    subscribe(webhook(receiver.url("/"), "*"));
    steps().tell();
    var before = CONTROL.query(ROWS);
    var told = receiver.received().size();

    transaction()
        .executeWithoutResult(
            open -> {
              context().getBean(AuditTrail.class).record(runFailed("never"));
              open.setRollbackOnly();
            });
    steps().tell();

    assertThat(CONTROL.query(ROWS)).isEqualTo(before);
    assertThat(receiver.received()).hasSize(told);
  }

  @Test
  void theNoteIsThereFromTheCommitOn() {
    subscribe(webhook(receiver.url("/"), "run.failed"));

    transaction()
        .executeWithoutResult(
            _ -> {
              context().getBean(AuditTrail.class).record(runFailed("r1"));
              assertThat(CONTROL.query(ROWS)).containsExactly("0");
            });

    assertThat(CONTROL.query(ROWS)).containsExactly("1");
  }

  @Test
  void aChangeThatNobodyCanBeToldOfIsNotMade() {
    subscribe(webhook(receiver.url("/"), "token.create"));
    CONTROL.execute("ALTER TABLE slipway.notify_delivery RENAME TO out_of_the_way");
    try {
      var wish =
          Map.of(
              "name", "untold", "grants", List.of(Map.of("role", "VIEWER", "environment", "dev")));
      admin.post("/api/v1/tokens", wish).expectProblem(500, "internal-error");
    } finally {
      CONTROL.execute("ALTER TABLE slipway.out_of_the_way RENAME TO notify_delivery");
    }

    assertThat(CONTROL.query("SELECT 1 FROM slipway.access_token WHERE name = 'untold'")).isEmpty();
    assertThat(
            CONTROL.query(
                "SELECT 1 FROM slipway.audit_entry WHERE detail->>'name' = 'untold'"
                    + " AND action = 'token.create'"))
        .isEmpty();
  }

  @Test
  void onlyWhatIsAskedForIsTold() {
    var byAction = subscribe(webhook(receiver.url("/"), "run.*", "plan.ready"));
    var here = DeployedProject.flyway(admin).id();
    var byPlace = new HashMap<>(webhook(receiver.url("/"), "*"));
    byPlace.put("environments", List.of(here));
    byPlace.put("projects", List.of(here));
    var places = subscribe(byPlace);

    happens(
        runFailed("r1"),
        AuditEvent.of("ci", "plan.ready", "plan", "p1").in(here, here),
        AuditEvent.of("ci", "plan.create", "plan", "p2").in(here, "another"),
        AuditEvent.of("ci", "plan.create", "plan", "p3").in("another", here),
        AuditEvent.of("ci", "runs.failed", "run", "r2").in("production", "crm"),
        AuditEvent.of("ci", "token.create", "token", "t1"));

    assertThat(texts(deliveries(byAction), "action")).containsExactly("plan.ready", "run.failed");
    assertThat(texts(deliveries(places), "action")).containsExactly("plan.ready");
  }

  @Test
  void nothingThatHappensAfterSubscribingIsMissedAndNothingBeforeIsTold() {
    happens(runFailed("before"));
    var path = subscribe(webhook(receiver.url("/"), "*"));
    happens(runFailed("after"));

    assertThat(texts(deliveries(path), "action"))
        .containsExactly("run.failed", "subscription.create");
  }

  @Test
  void refusedAttemptsAreToldOfToo() {
    subscribe(webhook(receiver.url("/"), "*.refused"));

    holderOf("VIEWER dev").post("/api/v1/tokens", Map.of()).expectProblem(403, "forbidden");
    steps().tell();

    assertThat(receiver.received().getFirst().json().path("type").asString())
        .isEqualTo("io.slipway.token.create.refused");
  }

  // It takes a second; row by row it would take minutes.
  @Test
  @Timeout(60)
  void aThousandEntriesForFiftySubscriptionsAreNotedAtOnceAndInOrder() {
    var paths =
        IntStream.range(0, 50)
            .mapToObj(_ -> subscribe(webhook(receiver.url("/"), "run.*")))
            .toList();
    var events =
        IntStream.range(0, 1000).mapToObj(i -> runFailed("r" + i)).toArray(AuditEvent[]::new);

    happens(events);

    assertThat(CONTROL.query(ROWS)).containsExactly("50000");
    assertThat(CONTROL.query("SELECT count(*) FROM slipway.notify_event")).containsExactly("1000");
    var id = paths.getFirst().substring(paths.getFirst().lastIndexOf('/') + 1);
    assertThat(
            CONTROL.query(
                "SELECT e.object_id FROM slipway.notify_delivery d JOIN slipway.notify_event e"
                    + " ON e.id = d.event WHERE d.subscription = '"
                    + id
                    + "' ORDER BY d.id"))
        .isEqualTo(IntStream.range(0, 1000).mapToObj(i -> "r" + i).toList());
  }

  @Test
  void whoRecordsChangesSubscriptionsAndTellsNeverWaitsForTheOthersForEver() throws Exception {
    var wish = new HashMap<>(webhook(receiver.url("/"), "run.*"));
    var path = subscribe(wish);
    var gone = IntStream.range(0, 10).mapToObj(_ -> subscribe(webhook(receiver.url("/"), "*")));
    var paths = gone.toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Future<?>>();
      for (var t = 0; t < 5; t++) {
        var name = "t" + t + "-";
        all.add(
            threads.submit(
                () -> IntStream.range(0, 20).forEach(i -> happens(runFailed(name + i)))));
      }
      all.add(
          threads.submit(
              () -> IntStream.range(0, 20).forEach(_ -> admin.put(path, wish).expect(200))));
      all.add(threads.submit(() -> paths.forEach(each -> admin.delete(each).expect(204))));
      all.add(threads.submit(() -> IntStream.range(0, 20).forEach(_ -> steps().tell())));
      for (var each : all) {
        each.get();
      }
    }
    steps().tell();

    assertThat(deliveries(path)).hasSize(100);
    assertThat(texts(deliveries(path), "state")).containsOnly("DELIVERED");
    var order = deliveries(path).stream().map(each -> each.path("seq").asLong()).toList();
    assertThat(order.reversed()).isSorted();
  }
}
