package io.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.HttpApi;
import io.slipway.testing.SlipwayTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleTests extends SlipwayTest {

  private PeopleFixture people = new PeopleFixture(admin);

  @BeforeEach
  void fixture() {
    people = new PeopleFixture(admin);
  }

  private static Map<String, Object> tokenWish(String name, String... grants) {
    return Map.of("name", name, "grants", PeopleFixture.grants(grants));
  }

  private HttpApi ownToken(PeopleFixture.Browser browser, String name, String... grants) {
    var made = browser.send("POST", "/api/v1/me/tokens", tokenWish(name, grants)).expect(201);
    return admin.as(made.json().path("token").asString());
  }

  @Test
  void a_person_is_added_changed_and_listed() {
    var person = people.add("APPROVER production");
    var shown = admin.get("/api/v1/people/" + person.id()).expect(200).json();
    assertThat(shown.path("name").asString()).isEqualTo(person.name());
    assertThat(shown.path("grants").toString())
        .isEqualTo("[{\"role\":\"APPROVER\",\"environment\":\"production\",\"project\":\"*\"}]");
    assertThat(shown.path("password").asBoolean()).isFalse();
    people.change(person, true, "VIEWER dev").expect(200);
    assertThat(
            admin.get("/api/v1/people?limit=1").expect(200).json().path("items").get(0).toString())
        .contains(person.name(), "VIEWER")
        .doesNotContain("APPROVER");
  }

  @Test
  void a_name_is_never_another_s_again_not_even_a_token_s() {
    var person = people.add();
    var wish = Map.of("name", person.name(), "displayName", "x", "grants", List.of());
    admin.post("/api/v1/people", wish).expectProblem(409, "name-taken");
    admin.delete("/api/v1/people/" + person.id()).expect(204);
    admin.post("/api/v1/people", wish).expectProblem(409, "name-taken");
    admin
        .post("/api/v1/tokens", tokenWish(person.name(), "VIEWER dev"))
        .expectProblem(409, "name-taken");
    admin
        .post("/api/v1/tokens", tokenWish(person.name().toUpperCase(), "VIEWER dev"))
        .expectProblem(409, "name-taken");
  }

  @Test
  void a_person_cannot_be_called_as_a_token_is_or_was() {
    var made = admin.post("/api/v1/tokens", tokenWish("Robot-7", "VIEWER dev")).expect(201).json();
    var wish = Map.of("name", "robot-7", "displayName", "x", "grants", List.of());
    admin.post("/api/v1/people", wish).expectProblem(409, "name-taken");
    admin.delete("/api/v1/tokens/" + made.path("details").path("id").asString()).expect(204);
    admin.post("/api/v1/people", wish).expectProblem(409, "name-taken");
  }

  @Test
  void nobody_is_called_as_slipway_calls_itself() {
    for (var name : List.of("system", "admin", "slipway", "anonymous")) {
      var wish = Map.of("name", name, "displayName", "x", "grants", List.of());
      admin.post("/api/v1/people", wish).expectProblem(409, "name-taken");
      admin.post("/api/v1/tokens", tokenWish(name, "VIEWER dev")).expectProblem(409, "name-taken");
    }
    for (var name : List.of("ci:acme", "alice (laptop)", "Alice", "a b", "")) {
      var wish = Map.of("name", name, "displayName", "x", "grants", List.of());
      admin.post("/api/v1/people", wish).expectProblem(422, "invalid-field");
    }
  }

  @Test
  void administrators_of_one_environment_do_not_administer_people() {
    var other = holderOf("ADMIN dev");
    other.get("/api/v1/people").expectProblem(403, "forbidden");
    other
        .post("/api/v1/people", Map.of("name", "x1", "displayName", "x", "grants", List.of()))
        .expectProblem(403, "forbidden");
  }

  @Test
  void an_own_token_is_known_by_the_person_s_name() {
    var person = people.invited("VIEWER dev");
    var token = ownToken(people.browser(person), "laptop", "VIEWER dev");
    var me = token.get("/api/v1/me").expect(200).json();
    assertThat(me.path("name").asString()).isEqualTo(person.name() + " (laptop)");
    assertThat(me.path("person").asString()).isEqualTo(person.id());
    assertThat(token.get("/api/v1/me/tokens").expect(200).json().path("items").size()).isEqualTo(1);
  }

  @Test
  void an_own_token_allows_no_more_than_the_person_holds() {
    var person = people.invited("RELEASE_MANAGER staging crm", "VIEWER dev");
    var browser = people.browser(person);
    for (var grant :
        List.of(
            "DEPLOYER staging", "ADMIN staging crm", "DEPLOYER dev", "VIEWER *", "AUDITOR dev")) {
      var answer = browser.send("POST", "/api/v1/me/tokens", tokenWish("more", grant));
      answer.expectProblem(422, "invalid-field");
      assertThat(answer.fieldsAtFault()).containsExactly("grants[0]");
    }
    ownToken(browser, "less", "DEPLOYER staging crm", "VIEWER dev");
  }

  @Test
  void a_weak_token_makes_no_stronger_one() {
    var person = people.invited("DEPLOYER dev");
    var weak = ownToken(people.browser(person), "weak", "VIEWER dev");
    weak.post("/api/v1/me/tokens", tokenWish("strong", "DEPLOYER dev"))
        .expectProblem(422, "invalid-field");
  }

  @Test
  void what_is_taken_from_the_person_is_taken_from_the_tokens_at_once() {
    var person = people.invited("DEPLOYER *", "VIEWER production");
    var token = ownToken(people.browser(person), "all", "DEPLOYER *");
    people.change(person, true, "VIEWER staging").expect(200);
    assertThat(token.get("/api/v1/me").expect(200).json().path("grants").toString())
        .isEqualTo("[{\"role\":\"VIEWER\",\"environment\":\"staging\",\"project\":\"*\"}]");
  }

  @Test
  void a_disabled_person_s_tokens_and_sessions_end_at_once() {
    var person = people.invited("VIEWER dev");
    var browser = people.browser(person);
    var token = ownToken(browser, "ending", "VIEWER dev");
    admin.delete("/api/v1/people/" + person.id()).expect(204);
    token.get("/api/v1/me").expectProblem(401, "unauthenticated");
    browser.get("/api/v1/me").expectProblem(401, "unauthenticated");
    people.signIn(person, PeopleFixture.PASSWORD).expectProblem(401, "sign-in-refused");
    people.change(person, true, "VIEWER dev").expect(200);
    token.get("/api/v1/me").expect(200);
    browser.get("/api/v1/me").expectProblem(401, "unauthenticated");
  }

  @Test
  void nobody_sees_or_revokes_another_s_tokens_as_their_own() {
    var owner = people.browser(people.invited("VIEWER dev"));
    var thief = people.browser(people.invited("VIEWER dev"));
    ownToken(owner, "mine", "VIEWER dev");
    var id =
        owner
            .get("/api/v1/me/tokens")
            .expect(200)
            .json()
            .path("items")
            .get(0)
            .path("id")
            .asString();
    assertThat(thief.get("/api/v1/me/tokens").expect(200).json().path("items").isEmpty()).isTrue();
    thief.send("DELETE", "/api/v1/me/tokens/" + id, null).expectProblem(404, "not-found");
    owner.send("DELETE", "/api/v1/me/tokens/" + id, null).expect(204);
  }

  @Test
  void a_machine_has_no_tokens_of_its_own() {
    var machine = holderOf("ADMIN *");
    machine.get("/api/v1/me/tokens").expectProblem(403, "forbidden");
    machine.post("/api/v1/me/tokens", tokenWish("x", "VIEWER dev")).expectProblem(403, "forbidden");
  }

  @Test
  void the_person_behind_the_last_administrator_s_token_stays() {
    CONTROL.execute("UPDATE slipway.access_token SET revoked_at = now() WHERE name LIKE 'test %'");
    CONTROL.execute("UPDATE slipway.person SET disabled_at = now() WHERE name <> 'admin'");
    var id = admin.get("/api/v1/me").expect(200).json().path("person").asString();
    var path = "/api/v1/people/" + id;
    admin.delete(path).expectProblem(409, "last-admin-token");
    admin
        .put(path, Map.of("displayName", "x", "enabled", true, "grants", List.of()))
        .expectProblem(409, "last-admin-token");
    admin
        .put(
            path,
            Map.of("displayName", "x", "enabled", false, "grants", PeopleFixture.grants("ADMIN *")))
        .expectProblem(409, "last-admin-token");
    var other = people.invited("ADMIN *");
    var renamed =
        Map.of("displayName", "Boss", "enabled", true, "grants", PeopleFixture.grants("ADMIN *"));
    admin.put(path, renamed).expect(200);
    admin.delete("/api/v1/people/" + other.id()).expect(204);
  }

  @Test
  void each_change_is_one_entry_with_what_the_person_may_do_since() {
    var person = people.add("VIEWER dev");
    people.change(person, true, "ADMIN dev").expect(200);
    admin.delete("/api/v1/people/" + person.id()).expect(204);
    admin.delete("/api/v1/people/" + person.id()).expect(204);
    var entries =
        admin.get("/api/v1/audit?object=person:" + person.id()).expect(200).json().path("items");
    assertThat(entries.valueStream().map(e -> e.path("action").asString()))
        .containsExactly("person.disable", "person.change", "person.create");
    assertThat(entries.get(1).path("detail").toString()).contains("ADMIN dev");
  }
}
