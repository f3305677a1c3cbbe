package io.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.SlipwayTest;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sessions of browsers, and other sites' pages that would like to use them.
class SessionTests extends SlipwayTest {

  private PeopleFixture people = new PeopleFixture(admin);

  @BeforeEach
  void fixture() {
    people = new PeopleFixture(admin);
  }

  private Answer signOut(
      PeopleFixture.Browser browser, UnaryOperator<HttpRequest.Builder> request) {
    return stranger.send("DELETE", "/api/v1/session", null, r -> request.apply(browser.cookie(r)));
  }

  @Test
  void a_change_with_a_cookie_needs_the_session_s_own_token() {
    var browser = people.browser(people.invited("ADMIN *"));
    var other = people.browser(people.invited("ADMIN *"));
    signOut(browser, r -> r).expectProblem(403, "cross-site");
    signOut(browser, r -> r.setHeader("X-CSRF-Token", "")).expectProblem(403, "cross-site");
    signOut(browser, r -> r.setHeader("X-CSRF-Token", other.csrf()))
        .expectProblem(403, "cross-site");
    signOut(browser, r -> r.setHeader("X-CSRF-Token", browser.cookie().split("=")[1]))
        .expectProblem(403, "cross-site");
    browser.get("/api/v1/session").expect(200);
    browser.send("DELETE", "/api/v1/session", null).expect(204);
  }

  @Test
  void a_refused_change_of_another_site_is_audited() {
    var person = people.invited("ADMIN *");
    signOut(people.browser(person), r -> r).expectProblem(403, "cross-site");
    assertThat(admin.get("/api/v1/audit?actor=" + person.name()).expect(200).body())
        .contains("\"code\":\"cross-site\"");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site,cross-site",
    "Sec-Fetch-Site,same-site",
    "Origin,https://evil.example",
    "Origin,null",
    "Origin,http://127.0.0.1",
    "Origin,http://127.0.0.1.evil.example",
  })
  void what_another_site_s_page_sends_is_refused_even_with_the_token(String header, String value) {
    var browser = people.browser(people.invited("ADMIN *"));
    signOut(browser, r -> r.setHeader("X-CSRF-Token", browser.csrf()).setHeader(header, value))
        .expectProblem(403, "cross-site");
    browser.get("/api/v1/session").expect(200);
  }

  @Test
  void another_site_s_page_signs_nobody_in() {
    var person = people.invited("VIEWER dev");
    var wish = Map.of("name", person.name(), "password", PeopleFixture.PASSWORD);
    for (var origin : List.of("https://evil.example", "null")) {
      stranger
          .send("POST", "/api/v1/session", wish, r -> r.setHeader("Origin", origin))
          .expectProblem(403, "cross-site");
    }
    stranger
        .send("POST", "/api/v1/session", wish, r -> r.setHeader("Content-Type", "text/plain"))
        .expectProblem(415, "unsupported-media-type");
  }

  @Test
  void slipway_s_own_pages_are_not_taken_for_another_site_s() {
    var browser = people.browser(people.invited("VIEWER dev"));
    signOut(
            browser,
            r ->
                r.setHeader("X-CSRF-Token", browser.csrf())
                    .setHeader("Origin", "http://127.0.0.1:" + port())
                    .setHeader("Sec-Fetch-Site", "same-origin"))
        .expect(204);
  }

  @Test
  void a_bearer_token_beside_a_cookie_counts_alone() {
    var browser = people.browser(people.invited("ADMIN *"));
    var viewer = holderOf("VIEWER dev");
    var me = viewer.send("GET", "/api/v1/me", null, browser::cookie).expect(200).json();
    assertThat(me.path("name").asString()).startsWith("test ");
    viewer.send("GET", "/api/v1/people", null, browser::cookie).expectProblem(403, "forbidden");
    viewer.send("GET", "/api/v1/session", null, browser::cookie).expectProblem(404, "not-found");
    stranger
        .as("slw_nonsense")
        .send("GET", "/api/v1/me", null, browser::cookie)
        .expectProblem(401, "unauthenticated");
    // No cookie's token is asked for, since the cookie is not looked at.
    viewer.send("DELETE", "/api/v1/session", null, browser::cookie).expectProblem(404, "not-found");
  }

  @Test
  void signing_out_ends_the_session_at_the_server_and_takes_the_cookie() {
    var person = people.invited("VIEWER dev");
    var browser = people.browser(person);
    var answer = browser.send("DELETE", "/api/v1/session", null).expect(204);
    assertThat(answer.header("Set-Cookie").orElseThrow())
        .startsWith("__Host-slipway=;")
        .contains("Max-Age=0", "Secure", "Path=/");
    browser.get("/api/v1/session").expectProblem(401, "unauthenticated");
    assertThat(
            admin
                .get("/api/v1/audit?actor=" + person.name())
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("action").asString()))
        .containsExactly("session.end", "session.create", "person.password");
  }

  @Test
  void a_sign_in_makes_a_new_secret_whatever_the_browser_brought_along() {
    var person = people.invited("VIEWER dev");
    var wish = Map.of("name", person.name(), "password", PeopleFixture.PASSWORD);
    var planted = "__Host-slipway=" + "a".repeat(64);
    var answer =
        stranger.send("POST", "/api/v1/session", wish, r -> r.setHeader("Cookie", planted));
    assertThat(people.browser(answer.expect(201)).cookie()).isNotEqualTo(planted);
    stranger
        .send("GET", "/api/v1/me", null, r -> r.setHeader("Cookie", planted))
        .expectProblem(401, "unauthenticated");
  }

  @Test
  void a_session_ends_when_it_is_idle_and_when_its_time_is_over() {
    var person = people.invited("VIEWER dev");
    var idle = people.browser(person);
    CONTROL.execute(
        "UPDATE slipway.person_session SET last_used_at = now() - interval '61 minutes'"
            + " WHERE person_id = '"
            + person.id()
            + "'");
    idle.get("/api/v1/me").expectProblem(401, "unauthenticated");
    var old = people.browser(person);
    CONTROL.execute(
        "UPDATE slipway.person_session SET expires_at = now() WHERE person_id = '"
            + person.id()
            + "'");
    old.get("/api/v1/me").expectProblem(401, "unauthenticated");
  }

  @Test
  void use_is_what_keeps_a_session_from_being_idle() {
    var person = people.invited("VIEWER dev");
    var browser = people.browser(person);
    CONTROL.execute(
        "UPDATE slipway.person_session SET last_used_at = now() - interval '59 minutes'"
            + " WHERE person_id = '"
            + person.id()
            + "'");
    browser.get("/api/v1/me").expect(200);
    assertThat(
            CONTROL.query(
                "SELECT last_used_at > now() - interval '1 minute' FROM slipway.person_session"
                    + " WHERE person_id = '"
                    + person.id()
                    + "'"))
        .containsExactly("t");
  }

  @Test
  void people_see_and_end_their_own_sessions_and_no_others() {
    var person = people.invited("VIEWER dev");
    var mine = people.browser(person);
    var other = people.browser(person);
    var thief = people.browser(people.invited("VIEWER dev"));
    var id = other.get("/api/v1/session").expect(200).json().path("id").asString();
    assertThat(mine.get("/api/v1/me/sessions").expect(200).json().path("items").size())
        .isEqualTo(2);
    thief.send("DELETE", "/api/v1/me/sessions/" + id, null).expectProblem(404, "not-found");
    mine.send("DELETE", "/api/v1/me/sessions/" + id, null).expect(204);
    other.get("/api/v1/me").expectProblem(401, "unauthenticated");
    mine.get("/api/v1/me").expect(200);
  }

  @Test
  void a_person_without_any_role_can_sign_in_and_out_and_nothing_else() {
    var browser = people.browser(people.invited());
    browser.get("/api/v1/session").expect(200);
    browser.get("/api/v1/projects").expectProblem(403, "forbidden");
    browser.send("DELETE", "/api/v1/session", null).expect(204);
  }

  @Test
  void garbage_in_the_cookie_is_nobody() {
    for (var cookie : List.of("", "x", "%00", "a".repeat(64), "A".repeat(64), "a".repeat(4000))) {
      stranger
          .send("GET", "/api/v1/me", null, r -> r.setHeader("Cookie", "__Host-slipway=" + cookie))
          .expectProblem(401, "unauthenticated");
    }
  }

  @Test
  void other_origins_are_told_nothing_and_their_preflights_are_refused() {
    for (var path : List.of("/api/v1/me", "/api/v1/session", "/v3/api-docs", "/")) {
      var preflight =
          stranger.send(
              "OPTIONS",
              path,
              null,
              r ->
                  r.setHeader("Origin", "https://evil.example")
                      .setHeader("Access-Control-Request-Method", "POST")
                      .setHeader("Access-Control-Request-Headers", "authorization"));
      var simple =
          admin.send("GET", path, null, r -> r.setHeader("Origin", "https://evil.example"));
      for (var answer : List.of(preflight, simple)) {
        assertThat(answer.response().headers().map().keySet())
            .noneMatch(name -> name.toLowerCase().startsWith("access-control"));
      }
    }
  }

  @Test
  void every_answer_tells_browsers_what_to_keep_to() {
    for (var answer : List.of(admin.get("/api/v1/me"), stranger.get("/"), stranger.get("/x"))) {
      assertThat(answer.header("Permissions-Policy"))
          .hasValueSatisfying(policy -> assertThat(policy).contains("camera=()"));
      assertThat(answer.header("Cross-Origin-Opener-Policy")).hasValue("same-origin");
      assertThat(answer.header("Cross-Origin-Resource-Policy")).hasValue("same-origin");
      assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }
  }
}
