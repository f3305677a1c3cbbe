package io.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTests extends SlipwayTest {

  private PeopleFixture people = new PeopleFixture(admin);

  @BeforeEach
  void fixture() {
    people = new PeopleFixture(admin);
  }

  private static String stored(String column, PeopleFixture.Somebody person) {
    return CONTROL
        .query("SELECT " + column + " FROM slipway.person WHERE id = '" + person.id() + "'")
        .getFirst();
  }

  private List<String> actions(PeopleFixture.Somebody person) {
    return admin
        .get("/api/v1/audit?object=person:" + person.id())
        .expect(200)
        .json()
        .path("items")
        .valueStream()
        .map(entry -> entry.path("action").asString())
        .toList();
  }

  @Test
  void a_password_is_kept_as_argon2id_with_its_parameters() {
    var person = people.invited("VIEWER dev");
    assertThat(stored("password_hash", person)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void a_hash_of_other_parameters_is_made_anew_at_sign_in() {
    var person = people.invited("VIEWER dev");
    var weak =
        new org.springframework.security.crypto.argon2.Argon2PasswordEncoder(16, 32, 1, 1024, 1)
            .encode(PeopleFixture.PASSWORD);
    CONTROL.execute(
        "UPDATE slipway.person SET password_hash = '%s' WHERE id = '%s'"
            .formatted(weak, person.id()));
    people.signIn(person, "not " + PeopleFixture.PASSWORD).expect(401);
    assertThat(stored("password_hash", person)).isEqualTo(weak);
    people.browser(person);
    assertThat(stored("password_hash", person)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    people.browser(person);
  }

  @Test
  void the_cookie_has_every_flag_and_no_domain() {
    var cookie =
        people
            .signIn(people.invited("VIEWER dev"), PeopleFixture.PASSWORD)
            .expect(201)
            .header("Set-Cookie")
            .orElseThrow();
    assertThat(cookie).matches("__Host-slipway=[0-9a-f]{64};.*");
    assertThat(List.of(cookie.split("; ")))
        .contains("Path=/", "Secure", "HttpOnly", "SameSite=Strict", "Max-Age=43200");
    assertThat(cookie).doesNotContain("Domain");
  }

  @Test
  void a_session_is_stored_as_a_hash_and_says_who_it_is() {
    var person = people.invited("VIEWER dev");
    var browser = people.browser(person);
    var secret = browser.cookie().split("=")[1];
    assertThat(
            CONTROL.query(
                "SELECT count(*) FROM slipway.person_session WHERE secret_hash = sha256('%s')"
                    .formatted(secret)))
        .containsExactly("1");
    var session = browser.get("/api/v1/session").expect(200).json();
    assertThat(session.path("name").asString()).isEqualTo(person.name());
    assertThat(session.path("csrfToken").asString()).isEqualTo(browser.csrf()).isNotEqualTo(secret);
    assertThat(browser.get("/api/v1/me").expect(200).json().path("name").asString())
        .isEqualTo(person.name());
  }

  @Test
  void an_unknown_name_and_a_wrong_password_get_the_same_answer() {
    var person = people.invited("VIEWER dev");
    var wrong = people.signIn(person, "a wrong password");
    var unknown = people.signIn(new PeopleFixture.Somebody("", "nobody-here"), "a wrong password");
    wrong.expectProblem(401, "sign-in-refused");
    assertThat(wrong.body()).isEqualTo(unknown.body());
    assertThat(wrong.header("Set-Cookie")).isEmpty();
    var without = people.signIn(people.add("VIEWER dev"), "a wrong password");
    assertThat(without.body()).isEqualTo(wrong.body());
  }

  @Test
  void an_invitation_is_good_once_and_for_its_person_alone() {
    var person = people.add("VIEWER dev");
    var other = people.add("VIEWER dev");
    var code = people.invite(person);
    people.redeem(other, code, PeopleFixture.PASSWORD).expectProblem(401, "sign-in-refused");
    people.redeem(person, code, PeopleFixture.PASSWORD).expect(204);
    people.redeem(person, code, "another long password").expectProblem(401, "sign-in-refused");
    people.browser(person);
    var old = people.invite(person);
    people.invite(person);
    people.redeem(person, old, "another long password").expectProblem(401, "sign-in-refused");
  }

  @Test
  void an_invitation_ends() {
    var person = people.add("VIEWER dev");
    var code = people.invite(person);
    CONTROL.execute(
        "UPDATE slipway.person SET invitation_until = now() WHERE id = '" + person.id() + "'");
    people.redeem(person, code, PeopleFixture.PASSWORD).expectProblem(401, "sign-in-refused");
  }

  @Test
  void passwords_that_are_guessed_first_are_refused_and_the_invitation_stays_good() {
    var person = people.add("VIEWER dev");
    var code = people.invite(person);
    for (var password :
        List.of(
            "short",
            "elevenchars",
            "aaaaaaaaaaaaaaaa",
            "Password1234!",
            "123456789012",
            "x" + person.name(),
            "x".repeat(129),
            "qwertyuiop123")) {
      var answer = people.redeem(person, code, password);
      answer.expectProblem(422, "invalid-field");
      assertThat(answer.fieldsAtFault()).containsExactly("password");
      assertThat(answer.body()).doesNotContain(password);
    }
    people.redeem(person, code, PeopleFixture.PASSWORD).expect(204);
  }

  @Test
  void a_password_is_the_same_however_its_characters_are_composed() {
    var person = people.add("VIEWER dev");
    people.redeem(person, people.invite(person), "zw\u00f6lf \u00c4pfel sind viele").expect(204);
    people.signIn(person, "zwo\u0308lf A\u0308pfel sind viele").expect(201);
  }

  @Test
  void a_changed_password_ends_all_other_sessions() {
    var person = people.invited("VIEWER dev");
    var mine = people.browser(person);
    var other = people.browser(person);
    var next = "quite another sentence";
    mine.send("PUT", "/api/v1/me/password", Map.of("oldPassword", "wrong one", "newPassword", next))
        .expectProblem(401, "sign-in-refused");
    other.get("/api/v1/me").expect(200);
    mine.send(
            "PUT",
            "/api/v1/me/password",
            Map.of("oldPassword", PeopleFixture.PASSWORD, "newPassword", next))
        .expect(204);
    mine.get("/api/v1/me").expect(200);
    other.get("/api/v1/me").expectProblem(401, "unauthenticated");
    people.signIn(person, PeopleFixture.PASSWORD).expect(401);
    people.signIn(person, next).expect(201);
    assertThat(actions(person)).contains("person.password");
  }

  @Test
  void a_password_set_by_invitation_ends_all_sessions() {
    var person = people.invited("VIEWER dev");
    var browser = people.browser(person);
    people.redeem(person, people.invite(person), "quite another sentence").expect(204);
    browser.get("/api/v1/me").expectProblem(401, "unauthenticated");
  }

  @Test
  void who_has_no_password_cannot_change_it() {
    var change = Map.of("oldPassword", "x", "newPassword", PeopleFixture.PASSWORD);
    holderOf("VIEWER dev").put("/api/v1/me/password", change).expectProblem(409, "no-password");
    var disabled = people.add();
    admin.delete("/api/v1/people/" + disabled.id()).expect(204);
    admin
        .send("POST", "/api/v1/people/" + disabled.id() + "/invitation", null)
        .expectProblem(409, "no-password");
  }

  @Test
  void too_many_wrong_passwords_lock_the_person_out_even_with_the_right_one() {
    var person = people.invited("VIEWER dev");
    var before = people.browser(person);
    for (var i = 0; i < 10; i++) {
      people.signIn(person, "wrong " + i).expectProblem(401, "sign-in-refused");
    }
    people.signIn(person, PeopleFixture.PASSWORD).expectProblem(401, "sign-in-refused");
    before.get("/api/v1/me").expect(200);
    assertThat(actions(person).getFirst()).isEqualTo("person.lock-out");
    assertThat(actions(person).stream().filter("person.sign-in-failed"::equals)).hasSize(9);
    assertThat(stored("locked_until BETWEEN now() AND now() + interval '1 minute'", person))
        .isEqualTo("t");
  }

  @Test
  void each_further_lock_out_takes_twice_as_long_until_a_sign_in() {
    var person = people.invited("VIEWER dev");
    for (var round = 0; round < 2; round++) {
      CONTROL.execute(
          "UPDATE slipway.person SET locked_until = now() WHERE id = '" + person.id() + "'");
      for (var i = 0; i < 10; i++) {
        people.signIn(person, "wrong " + i).expect(401);
      }
    }
    assertThat(
            stored(
                "locked_until BETWEEN now() + interval '1 minute' AND now() + interval '2 minutes'",
                person))
        .isEqualTo("t");
    CONTROL.execute(
        "UPDATE slipway.person SET locked_until = now() WHERE id = '" + person.id() + "'");
    people.browser(person);
    assertThat(stored("lockouts", person)).isEqualTo("0");
  }

  @Test
  void many_attempts_at_a_time_are_no_way_around_the_lock_out() throws Exception {
    var person = people.invited("VIEWER dev");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var attempts = new ArrayList<java.util.concurrent.Future<Integer>>();
      for (var i = 0; i < 40; i++) {
        var password = "wrong " + i;
        attempts.add(threads.submit(() -> people.signIn(person, password).status()));
      }
      for (var attempt : attempts) {
        assertThat(attempt.get()).isIn(401, 503);
      }
    }
    assertThat(actions(person).stream().filter("person.lock-out"::equals)).hasSize(1);
    assertThat(actions(person).stream().filter("person.sign-in-failed"::equals)).hasSize(9);
  }

  @Test
  void old_failures_are_forgotten() {
    var person = people.invited("VIEWER dev");
    for (var i = 0; i < 9; i++) {
      people.signIn(person, "wrong " + i).expect(401);
    }
    CONTROL.execute(
        "UPDATE slipway.person SET failures_since = now() - interval '16 minutes' WHERE id = '%s'"
            .formatted(person.id()));
    people.signIn(person, "wrong again").expect(401);
    assertThat(stored("failures", person)).isEqualTo("1");
    people.browser(person);
  }

  @Test
  void no_password_gets_into_the_audit_trail() {
    var person = people.invited("VIEWER dev");
    people.signIn(person, "hunter2 hunter2").expect(401);
    assertThat(admin.get("/api/v1/audit?limit=200").expect(200).body())
        .contains("person.sign-in-failed")
        .doesNotContain("hunter2")
        .doesNotContain("argon2")
        .doesNotContain(PeopleFixture.PASSWORD);
  }
}
