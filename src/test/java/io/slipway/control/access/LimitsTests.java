package io.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.SlipwayTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Those who ask too often, with limits that are soon reached.
@DirtiesContext
class LimitsTests extends SlipwayTest {

  private PeopleFixture people = new PeopleFixture(admin);

  @DynamicPropertySource
  static void low(DynamicPropertyRegistry properties) {
    properties.add("slipway.access.limits.sign-ins-per-address", () -> "40");
    properties.add("slipway.access.limits.sign-ins-per-name", () -> "5");
    properties.add("slipway.access.limits.invalid-tokens-per-address", () -> "5");
    properties.add("slipway.access.limits.requests-per-caller", () -> "5");
    properties.add("server.forward-headers-strategy", () -> "native");
  }

  @BeforeEach
  void fixture() {
    people = new PeopleFixture(admin);
  }

  private Answer guess(String address, String token) {
    return stranger
        .as(token)
        .send("GET", "/api/v1/me", null, PeopleFixture.with("X-Forwarded-For", address));
  }

  private static void expectTooMany(Answer answer) {
    answer.expectProblem(429, "too-many-requests");
    assertThat(answer.header("Retry-After"))
        .hasValueSatisfying(s -> assertThat(Integer.parseInt(s)).isBetween(1, 60));
  }

  @Test
  void a_name_is_tried_a_few_times_a_minute_whether_it_exists_or_not() {
    var wish = Map.of("name", "nobody-at-all", "password", "x");
    for (var i = 0; i < 5; i++) {
      stranger.post("/api/v1/session", wish).expectProblem(401, "sign-in-refused");
    }
    expectTooMany(stranger.post("/api/v1/session", wish));
    var loud = Map.of("name", "NOBODY-at-all", "password", "x");
    expectTooMany(stranger.post("/api/v1/session", loud));
  }

  @Test
  void an_address_that_guesses_names_is_stopped_and_others_are_not() {
    var last = 0;
    for (var i = 0; i < 60 && last != 429; i++) {
      last =
          stranger
              .send(
                  "POST",
                  "/api/v1/session",
                  Map.of("name", "guess-" + i, "password", "x"),
                  PeopleFixture.with("X-Forwarded-For", "192.0.2.66"))
              .status();
    }
    assertThat(last).isEqualTo(429);
    stranger
        .send(
            "POST",
            "/api/v1/session",
            Map.of("name", "guess-elsewhere", "password", "x"),
            PeopleFixture.with("X-Forwarded-For", "192.0.2.67"))
        .expectProblem(401, "sign-in-refused");
  }

  @Test
  void an_address_that_guesses_tokens_is_stopped_but_not_who_was_let_in_before() {
    var address = "198.51.100.7";
    guess(address, ADMIN_TOKEN).expect(200);
    for (var i = 0; i < 5; i++) {
      guess(address, "slw_guess000_" + "0".repeat(64)).expectProblem(401, "unauthenticated");
    }
    expectTooMany(guess(address, "slw_guess000_" + "0".repeat(64)));
    guess(address, ADMIN_TOKEN).expect(200);
    guess("198.51.100.8", "slw_guess000_" + "0".repeat(64)).expect(401);
  }

  @Test
  void a_network_of_ipv6_counts_as_one_address() {
    for (var i = 0; i < 5; i++) {
      guess("2001:db8:1:2::" + i, "nonsense").expect(401);
    }
    expectTooMany(guess("2001:db8:1:2:ffff::1", "nonsense"));
    guess("2001:db8:1:3::1", "nonsense").expect(401);
  }

  @Test
  void a_token_may_not_ask_without_end_and_its_refusals_do_not_fill_the_audit_trail() {
    var eager = holderOf("VIEWER dev");
    var name = eager.get("/api/v1/me").expect(200).json().path("name").asString();
    Answer answer;
    var asked = 0;
    do {
      answer = eager.post("/api/v1/projects", "{}");
    } while (answer.status() != 429 && ++asked < 500);
    expectTooMany(answer);
    assertThat(asked).isBetween(49, 400);
    var entries =
        CONTROL.query(
            "SELECT count(*) FROM slipway.audit_entry WHERE actor = '%s'".formatted(name));
    eager.post("/api/v1/projects", "{}").expect(429);
    assertThat(entries).containsExactly(Integer.toString(asked));
  }

  @Test
  void https_is_told_to_stay_https() {
    var secure = stranger.send("GET", "/", null, PeopleFixture.with("X-Forwarded-Proto", "https"));
    assertThat(secure.header("Strict-Transport-Security"))
        .hasValueSatisfying(v -> assertThat(v).contains("max-age=31536000"));
  }
}
