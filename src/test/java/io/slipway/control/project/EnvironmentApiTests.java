package io.slipway.control.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.HttpApi;
import io.slipway.testing.SlipwayTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentApiTests extends SlipwayTest {

  private static final String ENVIRONMENTS = "/api/v1/environments";

  @Test
  void environmentsAreListedInTheirOrder() {
    create("e-late", 702);
    create("e-early", 701);

    assertThat(ids(admin)).containsSubsequence("e-early", "e-late", "configured");
  }

  @Test
  void aTokenSeesItsOwnEnvironmentsAlone() {
    create("e-mine", 703);
    create("e-other", 704);
    var viewer = holderOf("VIEWER e-mine");

    assertThat(ids(viewer)).containsExactly("e-mine");
    viewer.get(ENVIRONMENTS + "/e-mine").expect(200);
    viewer.get(ENVIRONMENTS + "/e-other").expectProblem(404, "not-found");
  }

  @Test
  void noTwoShareAnOrder() {
    create("e-first", 705);
    var second = admin.post(ENVIRONMENTS, Map.of("id", "e-second", "name", "x", "order", 705));
    second.expectProblem(409, "place-taken");
    assertThat(second.fieldsAtFault()).containsExactly("order");

    create("e-second", 706);
    admin
        .put(ENVIRONMENTS + "/e-second", Map.of("name", "x", "order", 705))
        .expectProblem(409, "place-taken");
    admin.delete(ENVIRONMENTS + "/e-first").expect(204);
    admin.put(ENVIRONMENTS + "/e-second", Map.of("name", "x", "order", 705)).expect(200);
  }

  @Test
  void ordersAreHeldToTheFilesRules() {
    for (var order : List.of("0", "1001")) {
      admin
          .post(ENVIRONMENTS, "{\"id\": \"e-bad\", \"name\": \"x\", \"order\": " + order + "}")
          .expectProblem(422, "invalid-field");
    }
    for (var order : List.of("\"1\"", "1.5", "true")) {
      admin
          .post(ENVIRONMENTS, "{\"id\": \"e-bad\", \"name\": \"x\", \"order\": " + order + "}")
          .expectProblem(400, "wrong-type");
    }
  }

  @Test
  void whatConfigurationOwnsCannotBeTouched() {
    admin
        .put(ENVIRONMENTS + "/configured", Map.of("name", "x", "order", 1))
        .expectProblem(409, "owned-by-configuration");
    admin.delete(ENVIRONMENTS + "/configured").expectProblem(409, "owned-by-configuration");
  }

  @Test
  void anAdministratorOfOneCannotChangeIt() {
    create("e-admin", 707);

    holderOf("ADMIN e-admin")
        .put(ENVIRONMENTS + "/e-admin", Map.of("name", "x", "order", 707))
        .expectProblem(403, "forbidden");
  }

  @Test
  void itSaysWhereItsPlansAreRehearsed() {
    create("e-scratch", 708);
    var path = ENVIRONMENTS + "/e-scratch";
    assertThat(admin.get(path).json().has("scratch")).isFalse();

    var place =
        Map.of(
            "url", "jdbc:postgresql://scratch.example.com:5432/postgres",
            "username", "scratch",
            "password", "env:SCRATCH_PASSWORD");
    for (var scratch : List.of(place, Map.of("server", "target"))) {
      admin.put(path, Map.of("name", "x", "order", 708, "scratch", scratch)).expect(200);
      var shown = admin.get(path).expect(200).json().path("scratch");
      assertThat(shown.propertyNames()).containsExactlyInAnyOrderElementsOf(scratch.keySet());
      scratch.forEach((key, value) -> assertThat(shown.path(key).asString()).isEqualTo(value));
    }
    admin.put(path, Map.of("name", "x", "order", 708)).expect(200);
    assertThat(admin.get(path).json().has("scratch")).isFalse();
  }

  @Test
  void aScratchServerIsHeldToTheFilesRules() {
    create("e-scratched", 709);
    var url = "jdbc:postgresql://db/postgres";
    var mistakes =
        Map.of(
            "scratch.server", Map.of("server", "production"),
            "scratch.username", Map.of("server", "target", "username", "x"),
            "scratch.password", Map.of("url", url, "username", "x", "password", "secret"),
            "scratch", Map.of("username", "x"),
            "scratch.url", Map.of("url", CONTROL.url(), "username", "x"));
    mistakes.forEach(
        (field, scratch) -> {
          var answer =
              admin.put(
                  ENVIRONMENTS + "/e-scratched",
                  Map.of("name", "x", "order", 709, "scratch", scratch));
          answer.expectProblem(422, "invalid-field");
          assertThat(answer.fieldsAtFault()).containsExactly(field);
        });
  }

  @Test
  void locksAreAsByDefaultUntilTheyAreSaidAndAgainWhenTheyAreLeftOut() {
    create("e-locks", 710);
    var path = ENVIRONMENTS + "/e-locks";
    var usual = admin.get(path).json().path("locks");
    assertThat(usual.path("blocking-lock-timeout").asString()).isEqualTo("2s");
    assertThat(usual.path("tries").asInt()).isEqualTo(60);

    var locks =
        Map.of(
            "blocking-lock-timeout", "500ms",
            "budget", "2m",
            "tries", 7,
            "end-applications", List.of("report*"),
            "end-after", "10s");
    admin.put(path, Map.of("name", "x", "order", 710, "locks", locks)).expect(200);
    var shown = admin.get(path).expect(200).json().path("locks");
    assertThat(shown.path("blocking-lock-timeout").asString()).isEqualTo("500ms");
    assertThat(shown.path("budget").asString()).isEqualTo("120s");
    assertThat(shown.path("tries").asInt()).isEqualTo(7);
    assertThat(shown.path("end-applications").get(0).asString()).isEqualTo("report*");
    assertThat(shown.path("end-after").asString()).isEqualTo("10s");
    assertThat(shown.path("data-lock-timeout").asString()).isEqualTo("10s");

    admin.put(path, Map.of("name", "x", "order", 710)).expect(200);
    assertThat(admin.get(path).json().path("locks")).isEqualTo(usual);
  }

  @Test
  void locksAreHeldToTheFilesRules() {
    create("e-locked", 711);
    var mistakes =
        Map.of(
            "locks.blocking-lock-timeout", Map.of("blocking-lock-timeout", "soon"),
            "locks.budget", Map.of("budget", "8d"),
            "locks.tries", Map.of("tries", 0),
            "locks.end-applications[0]", Map.of("end-applications", List.of("x".repeat(64))),
            "locks.lock-timeout", Map.of("lock-timeout", "2s"));
    mistakes.forEach(
        (field, locks) -> {
          var answer =
              admin.put(
                  ENVIRONMENTS + "/e-locked", Map.of("name", "x", "order", 711, "locks", locks));
          answer.expectProblem(422, "invalid-field");
          assertThat(answer.fieldsAtFault()).containsExactly(field);
        });
  }

  @Test
  void wavesAreShownAsTheyWereAskedFor() {
    create("e-waves", 712);
    var path = ENVIRONMENTS + "/e-waves";
    assertThat(admin.get(path).json().path("waves").size()).isZero();

    var waves =
        List.of(
            Map.of("match", Map.of("tier", "canary"), "max", 10, "bake", "PT10M"),
            Map.of("max", "25%", "parallel", 4, "stopAfterFailures", 3));
    admin.put(path, Map.of("name", "x", "order", 712, "waves", waves)).expect(200);
    var shown = admin.get(path).expect(200).json().path("waves");
    assertThat(shown.get(0).path("match").path("tier").asString()).isEqualTo("canary");
    assertThat(shown.get(0).path("max").asString()).isEqualTo("10");
    assertThat(shown.get(0).path("bake").asString()).isEqualTo("600s");
    assertThat(shown.get(0).path("stop-after-failures").asInt()).isEqualTo(1);
    assertThat(shown.get(1).path("max").asString()).isEqualTo("25%");
    assertThat(shown.get(1).path("parallel").asInt()).isEqualTo(4);
    assertThat(shown.get(1).path("stop-after-failures").asInt()).isEqualTo(3);

    admin.put(path, Map.of("name", "x", "order", 712)).expect(200);
    assertThat(admin.get(path).json().path("waves").size()).isZero();
  }

  @Test
  void wavesAreHeldToTheFilesRules() {
    create("e-waved", 713);
    var mistakes =
        Map.of(
            "waves[0].match", Map.of("match", Map.of("Tier", "x")),
            "waves[0].max", Map.of("max", "101%"),
            "waves[0].parallel", Map.of("parallel", 0),
            "waves[0].bake", Map.of("bake", "10"),
            "waves[0].stop-after-failures", Map.of("stop-after-failures", 0),
            "waves[0].stopAfterFailures", Map.of("stop-after-failures", 1, "stopAfterFailures", 1),
            "waves[0].size", Map.of("size", 1));
    mistakes.forEach(
        (field, wave) -> {
          var answer =
              admin.put(
                  ENVIRONMENTS + "/e-waved",
                  Map.of("name", "x", "order", 713, "waves", List.of(wave)));
          answer.expectProblem(422, "invalid-field");
          assertThat(answer.fieldsAtFault()).containsExactly(field);
        });
  }

  @Test
  void whatIsLookedAtAroundRunsIsAsByDefaultUntilItIsSaid() {
    create("e-flights", 732);
    var path = ENVIRONMENTS + "/e-flights";
    var usual = admin.get(path).json();
    assertThat(usual.path("preflight").path("long-transaction").asString()).isEqualTo("60s");
    assertThat(usual.path("preflight").path("retained-wal-mb").asInt()).isEqualTo(10240);
    assertThat(usual.path("preflight").path("wraparound-age-millions").asInt()).isEqualTo(1600);
    assertThat(usual.path("preflight").has("off")).isFalse();
    assertThat(usual.path("postflight").path("patience").asString()).isEqualTo("30s");

    var changed = Map.of("patience", "7s");
    admin
        .put(path, Map.of("name", "x", "order", 732, "preflight", changed, "postflight", changed))
        .expect(200);
    assertThat(admin.get(path).json().path("preflight")).isNotEqualTo(usual.path("preflight"));
    admin.put(path, Map.of("name", "x", "order", 732)).expect(200);
    assertThat(admin.get(path).json().path("preflight")).isEqualTo(usual.path("preflight"));
    assertThat(admin.get(path).json().path("postflight")).isEqualTo(usual.path("postflight"));
  }

  @Test
  void whatIsLookedAtAroundRunsIsAsItWasSaid() {
    create("e-flights-2", 734);
    var path = ENVIRONMENTS + "/e-flights-2";
    admin
        .put(
            path,
            """
            {"name": "x", "order": 734,
             "preflight": {"patience": "7s", "spare-connections": 9, "long-transaction": "5m",
                           "idle-in-transaction": "11s", "replication-lag": "2m",
                           "replication-lag-mb": 12, "retained-wal-mb": 13,
                           "wraparound-percent": 90, "wraparound-age-millions": 1500,
                           "off": ["space", "replication"]},
             "postflight": {"patience": "2m", "off": ["invalid-indexes"]}}""")
        .expect(200);
    var shown = admin.get(path).json();
    assertThat(shown.path("preflight").toString())
        .isEqualTo(
            "{\"patience\":\"7s\",\"spare-connections\":9,\"long-transaction\":\"300s\","
                + "\"idle-in-transaction\":\"11s\",\"replication-lag\":\"120s\","
                + "\"replication-lag-mb\":12,\"retained-wal-mb\":13,\"wraparound-percent\":90,"
                + "\"wraparound-age-millions\":1500,\"off\":[\"replication\",\"space\"]}");
    assertThat(shown.path("postflight").toString())
        .isEqualTo("{\"patience\":\"120s\",\"off\":[\"invalid-indexes\"]}");
  }

  @Test
  void whatIsLookedAtAroundRunsIsHeldToTheFilesRules() {
    create("e-flown", 733);
    var mistakes =
        Map.of(
            "preflight.off[0]", Map.of("preflight", Map.of("off", List.of("spaces"))),
            "preflight.patience", Map.of("preflight", Map.of("patience", "soon")),
            "preflight.wraparound-percent", Map.of("preflight", Map.of("wraparound-percent", 0)),
            "postflight.patience", Map.of("postflight", Map.of("patience", "0s")),
            "postflight.off[0]", Map.of("postflight", Map.of("off", List.of("space"))),
            "postflight.query", Map.of("postflight", Map.of("query", "x")));
    mistakes.forEach(
        (field, settings) -> {
          var wish = new HashMap<String, Object>(Map.of("name", "x", "order", 733));
          wish.putAll(settings);
          var answer = admin.put(ENVIRONMENTS + "/e-flown", wish);
          answer.expectProblem(422, "invalid-field");
          assertThat(answer.fieldsAtFault()).containsExactly(field);
        });
  }

  private void create(String id, int order) {
    admin.post(ENVIRONMENTS, Map.of("id", id, "name", id, "order", order)).expect(201);
  }

  private static List<String> ids(HttpApi api) {
    return api.get(ENVIRONMENTS + "?limit=200")
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString())
        .toList();
  }
}
