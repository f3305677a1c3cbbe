package io.slipway.control.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.DeployedProject;
import io.slipway.testing.SlipwayTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Subscriptions of a Slipway with nothing but defaults: no network opened, no mail server.
class SubscriptionApiTests extends SlipwayTest {

  private static final String PATH = "/api/v1/subscriptions";

  // Reserved and never resolved, so that nothing is ever sent.
  private static final String URL = "https://hooks.invalid/services/topsecret?sig=alsosecret";

  private static Map<String, Object> wish(String... more) {
    var wish = new HashMap<String, Object>();
    wish.put("name", "s " + UUID.randomUUID());
    wish.put("kind", "webhook");
    wish.put("url", URL);
    wish.put("secrets", List.of("env:HOOK_KEY"));
    wish.put("actions", List.of("nothing.that-happens"));
    for (var i = 0; i < more.length; i += 2) {
      wish.put(more[i], more[i + 1]);
    }
    return wish;
  }

  private static Map<String, Object> with(String field, Object value) {
    var wish = wish();
    wish.put(field, value);
    return wish;
  }

  @AfterEach
  void unsubscribeAll() {
    CONTROL.execute(
        "UPDATE slipway.notify_subscription SET removed_at = now(), enabled = false"
            + " WHERE removed_at IS NULL");
  }

  @Test
  void aSubscriptionIsMadeShownChangedAndRemoved() {
    var made = admin.post(PATH, wish("name", "one")).expect(201);
    var path = made.header("Location").orElseThrow();
    assertThat(path).isEqualTo(PATH + "/" + made.json().path("id").asString());
    assertThat(admin.get(path).expect(200).json()).isEqualTo(made.json());
    assertThat(made.json().path("enabled").asBoolean()).isTrue();
    assertThat(made.json().path("environments").size()).isZero();

    var changed = with("actions", List.of("run.failed", "run.failed", "plan.*"));
    var shown = admin.put(path, changed).expect(200).json();
    assertThat(shown.path("actions").toString()).isEqualTo("[\"run.failed\",\"plan.*\"]");
    assertThat(shown.path("createdAt")).isEqualTo(made.json().path("createdAt"));

    admin.delete(path).expect(204);
    admin.get(path).expectProblem(404, "not-found");
    admin.delete(path).expectProblem(404, "not-found");
    admin.put(path, changed).expectProblem(404, "not-found");
    admin.send("POST", path + "/test", null).expectProblem(404, "not-found");
    assertThat(admin.get(PATH).expect(200).body()).doesNotContain(path);
  }

  @Test
  void whatMayBeSecretIsNeitherShownNorAudited() {
    var path = admin.post(PATH, wish()).expect(201).header("Location").orElseThrow();

    var id = path.substring(path.lastIndexOf('/') + 1);
    var trail = admin.get("/api/v1/audit?object=subscription:" + id).expect(200).body();
    assertThat(admin.get(path).body() + admin.get(PATH).body() + trail)
        .contains("https://hooks.invalid/…?…")
        .contains("env:HOOK_KEY")
        .doesNotContain("topsecret")
        .doesNotContain("alsosecret");
  }

  @Test
  void eachChangeIsAudited() {
    var path = admin.post(PATH, wish()).expect(201).header("Location").orElseThrow();
    admin.put(path, wish()).expect(200);
    admin.delete(path).expect(204);

    var id = path.substring(path.lastIndexOf('/') + 1);
    var trail = admin.get("/api/v1/audit?object=subscription:" + id).expect(200).json();
    assertThat(trail.path("items").valueStream().map(e -> e.path("action").asString()))
        .containsExactly("subscription.remove", "subscription.change", "subscription.create");
  }

  @Test
  void namesAreUniqueAndFreeAgainBehindARemoval() {
    var first = admin.post(PATH, wish("name", "twice")).expect(201).header("Location");
    var second = admin.post(PATH, wish("name", "other")).expect(201).header("Location");
    admin.post(PATH, wish("name", "twice")).expectProblem(409, "name-taken");
    admin.put(second.orElseThrow(), wish("name", "twice")).expectProblem(409, "name-taken");
    admin.put(first.orElseThrow(), wish("name", "twice")).expect(200);
    admin.delete(first.orElseThrow()).expect(204);
    admin.post(PATH, wish("name", "twice")).expect(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.invalid/",
        "https://127.0.0.1/",
        "https://127.0.0.1:8443/",
        "https://localhost/",
        "https://localhost:5432/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://017700000001/",
        "https://0/",
        "https://169.254.169.254/latest/meta-data/",
        "https://10.0.0.1/",
        "https://8.8.8.8@127.0.0.1/",
        "https://127.0.0.1#@hooks.invalid/",
        "hooks.invalid",
        "https://hooks.invalid/…?…"
      })
  void addressesInsideAreRefused(String url) {
    refused(wish("url", url), "address-forbidden", "url");
    refused(
        Map.of("name", "s", "kind", "slack", "url", url, "actions", List.of("*")),
        "address-forbidden",
        "url");
  }

  private Answer refused(Map<String, ?> wish, String code, String field) {
    var answer = admin.post(PATH, wish);
    answer.expectProblem(422, code);
    assertThat(answer.fieldsAtFault()).as(answer.body()).allMatch(named -> named.startsWith(field));
    return answer;
  }

  @Test
  void keysAreReferencesAndNeverWrittenDown() {
    var answer = refused(with("secrets", List.of("a-key-itself")), "invalid-field", "secrets");
    assertThat(answer.body()).doesNotContain("a-key-itself");
    refused(with("secrets", List.of()), "invalid-field", "secrets");
    refused(with("secrets", List.of("env:A", "env:B", "env:C")), "invalid-field", "secrets");
    refused(with("secrets", List.of("file:relative")), "invalid-field", "secrets");
    refused(with("url", "file:relative"), "invalid-field", "url");
  }

  @Test
  void whatAKindDoesNotHaveIsRefused() {
    refused(with("addresses", List.of("a@example.com")), "invalid-field", "addresses");
    refused(wish("kind", "slack"), "invalid-field", "secrets");
    refused(wish("kind", "email"), "invalid-field", "url");
    refused(
        Map.of(
            "name", "s", "kind", "webhook", "secrets", List.of("env:A"), "actions", List.of("*")),
        "invalid-field",
        "url");
    refused(Map.of("name", "s", "kind", "email", "actions", List.of("*")), "invalid-field", "addr");
  }

  @Test
  void eMailIsRefusedWhereNoServerIsSetUp() {
    var wish =
        Map.of(
            "name",
            "s",
            "kind",
            "email",
            "addresses",
            List.of("dba@example.com"),
            "actions",
            List.of("*"));
    assertThat(refused(wish, "invalid-field", "kind").body()).contains("spring.mail.host");
  }

  @Test
  void actionsEnvironmentsAndProjectsThatCannotBeMeantAreRefused() {
    refused(with("actions", List.of()), "invalid-field", "actions");
    refused(with("actions", List.of("run.failed", "%")), "invalid-field", "actions[1]");
    refused(with("actions", List.of("Run.Failed")), "invalid-field", "actions[0]");
    refused(with("environments", List.of("prodution")), "invalid-field", "environments[0]");
    refused(with("projects", List.of("no such")), "invalid-field", "projects[0]");
    var here = DeployedProject.flyway(admin).id();
    admin.post(PATH, with("environments", List.of(here))).expect(201);
    admin.post(PATH, with("projects", List.of(here))).expect(201);
  }

  @Test
  void onlyAdministratorsOfEverythingSeeAndMakeThem() {
    var path = admin.post(PATH, wish()).expect(201).header("Location").orElseThrow();
    for (var grant : List.of("VIEWER *", "DEPLOYER *", "APPROVER *", "ADMIN production")) {
      var holder = holderOf(grant);
      holder.get(PATH).expectProblem(403, "forbidden");
      holder.get(path).expectProblem(403, "forbidden");
      holder.get(path + "/deliveries").expectProblem(403, "forbidden");
      holder.post(PATH, wish()).expectProblem(403, "forbidden");
      holder.put(path, wish()).expectProblem(403, "forbidden");
      holder.delete(path).expectProblem(403, "forbidden");
      holder.send("POST", path + "/test", null).expectProblem(403, "forbidden");
    }
  }

  @Test
  void listsPageByCursorWithoutGapsOrRepetitions() {
    for (var i = 0; i < 5; i++) {
      admin.post(PATH, wish()).expect(201);
    }
    var all = admin.get(PATH + "?limit=200").expect(200).json().path("items");
    var first = admin.get(PATH + "?limit=2").expect(200).json();
    var second =
        admin
            .get(PATH + "?limit=3&cursor=" + first.path("nextCursor").asString())
            .expect(200)
            .json();

    assertThat(first.path("items").valueStream().toList())
        .isEqualTo(all.valueStream().limit(2).toList());
    assertThat(second.path("items").valueStream().toList())
        .isEqualTo(all.valueStream().skip(2).limit(3).toList());
  }
}
