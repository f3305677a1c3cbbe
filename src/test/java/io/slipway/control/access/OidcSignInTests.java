package io.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.HttpApi;
import io.slipway.testing.OidcServer;
import io.slipway.testing.SlipwayTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Signing in through a real OIDC server.
@DirtiesContext
class OidcSignInTests extends SlipwayTest {

  private static final OidcServer SERVER = OidcServer.start();
  private static final String BEGIN = "/api/v1/session/oidc";

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry properties) {
    OidcConfiguration.add(properties, SERVER.address(), OidcServer.CLIENT, OidcServer.SECRET);
  }

  /// A sign-in that is away at the issuer.
  private record Away(String cookie, String there) {}

  private Away begin() {
    var answer = stranger.get(BEGIN).expect(302);
    return new Away(
        answer.header("Set-Cookie").orElseThrow().split(";")[0],
        answer.header("Location").orElseThrow());
  }

  /// Where the issuer sends the browser of this user, as a path here.
  private String back(Away away, String user) {
    var answer =
        new HttpApi("", null)
            .send("GET", away.there(), null, PeopleFixture.with("X-User", user))
            .expect(302);
    return answer.header("Location").orElseThrow().replaceFirst("http://127\\.0\\.0\\.1:\\d+", "");
  }

  private Answer end(String path, String cookie) {
    return stranger.send("GET", path, null, PeopleFixture.with("Cookie", cookie));
  }

  private Answer signIn(String user) {
    var away = begin();
    return end(back(away, user), away.cookie());
  }

  private Answer me(Answer signedIn) {
    var cookie =
        signedIn.expect(200).response().headers().allValues("Set-Cookie").stream()
            .filter(header -> header.startsWith("__Host-slipway="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/");
    return end("/api/v1/me", cookie.split(";")[0]);
  }

  @Test
  void the_browser_is_sent_away_with_state_nonce_and_a_challenge_and_a_lax_cookie() {
    var answer = stranger.get(BEGIN).expect(302);
    assertThat(answer.header("Location").orElseThrow())
        .startsWith(SERVER.address() + "/oauth2/authorize?")
        .contains(
            "response_type=code",
            "client_id=slipway",
            "state=",
            "nonce=",
            "code_challenge=",
            "code_challenge_method=S256",
            "scope=openid")
        .doesNotContain(OidcServer.SECRET);
    assertThat(answer.header("Set-Cookie").orElseThrow())
        .matches("__Host-slipway-oidc=[0-9a-f]{64};.*")
        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=600");
  }

  @Test
  void a_person_is_made_at_the_first_sign_in_and_known_at_the_next() {
    var first = me(signIn("carol:developers")).expect(200).json();
    assertThat(first.path("name").asString()).isEqualTo("carol");
    assertThat(first.path("grants").toString())
        .isEqualTo("[{\"role\":\"DEPLOYER\",\"environment\":\"dev\",\"project\":\"*\"}]");
    var again = me(signIn("carol:developers")).expect(200).json();
    assertThat(again.path("person")).isEqualTo(first.path("person"));
    var person = admin.get("/api/v1/people/" + first.path("person").asString()).expect(200).json();
    assertThat(person.path("issuer").asString()).isEqualTo(SERVER.address());
    assertThat(person.path("subject").asString()).isEqualTo("subject-of-carol");
  }

  @Test
  void what_the_groups_may_do_is_found_anew_at_each_sign_in() {
    var both = me(signIn("dave:developers,releasers")).expect(200).json();
    assertThat(both.path("grants").size()).isEqualTo(2);
    var none = me(signIn("dave:others,Developers,developers ,x")).expect(200).json();
    assertThat(none.path("grants").isEmpty()).isTrue();
    assertThat(none.path("person")).isEqualTo(both.path("person"));
  }

  @Test
  void a_person_of_the_same_name_here_is_not_taken_over() {
    var wish =
        Map.of(
            "name",
            "erin",
            "displayName",
            "Erin",
            "email",
            "erin@example.com",
            "grants",
            PeopleFixture.grants("ADMIN *"));
    var local = admin.post("/api/v1/people", wish).expect(201).json().path("id").asString();
    var me = me(signIn("erin:developers")).expect(200).json();
    assertThat(me.path("person").asString()).isNotEqualTo(local);
    assertThat(me.path("name").asString()).isEqualTo("erin-2");
    assertThat(me.path("grants").toString()).doesNotContain("ADMIN");
    var administrator = me(signIn("Admin:developers")).expect(200).json();
    assertThat(administrator.path("name").asString()).isEqualTo("admin-2");
  }

  @Test
  void a_disabled_person_stays_out() {
    var me = me(signIn("frank:admins")).expect(200).json();
    admin.delete("/api/v1/people/" + me.path("person").asString()).expect(204);
    signIn("frank:admins").expectProblem(401, "sign-in-refused");
  }

  @Test
  void a_person_of_the_issuer_has_no_password() {
    var me = me(signIn("grace:developers")).expect(200).json();
    admin
        .send("POST", "/api/v1/people/" + me.path("person").asString() + "/invitation", null)
        .expectProblem(409, "no-password");
  }

  @Test
  void a_forged_or_missing_state_is_refused() {
    var away = begin();
    var back = back(away, "mallory:admins");
    end(back.replaceFirst("state=[^&]+", "state=" + "0".repeat(64)), away.cookie())
        .expectProblem(401, "sign-in-refused");
    end(back.replaceFirst("&state=[^&]+", ""), away.cookie()).expectProblem(401, "sign-in-refused");
  }

  @Test
  void a_victim_s_browser_does_not_end_an_attacker_s_sign_in() {
    var attacker = begin();
    var back = back(attacker, "mallory:developers");
    stranger.get(back).expectProblem(401, "sign-in-refused");
    end(back, begin().cookie()).expectProblem(401, "sign-in-refused");
    end(back, "__Host-slipway-oidc=x").expectProblem(401, "sign-in-refused");
  }

  @Test
  void a_code_is_good_once() {
    var away = begin();
    var back = back(away, "heidi:developers");
    end(back, away.cookie()).expect(200);
    end(back, away.cookie()).expectProblem(401, "sign-in-refused");
    // The same code in another sign-in, with that one's state.
    var code = back.replaceFirst(".*code=([^&]+).*", "$1");
    var other = begin();
    var state = other.there().replaceFirst(".*[?&]state=([^&]+).*", "$1");
    end(BEGIN + "/callback?code=" + code + "&state=" + state, other.cookie())
        .expectProblem(401, "sign-in-refused");
  }

  @Test
  void another_s_code_does_not_fit_the_own_challenge() {
    var victim = begin();
    var code = back(victim, "ivan:admins").replaceFirst(".*code=([^&]+).*", "$1");
    var thief = begin();
    var state = thief.there().replaceFirst(".*[?&]state=([^&]+).*", "$1");
    end(BEGIN + "/callback?code=" + code + "&state=" + state, thief.cookie())
        .expectProblem(401, "sign-in-refused");
  }

  @Test
  void an_attempt_that_took_too_long_is_over() {
    var away = begin();
    var back = back(away, "judy:developers");
    CONTROL.execute("UPDATE slipway.oidc_attempt SET expires_at = now()");
    end(back, away.cookie()).expectProblem(401, "sign-in-refused");
  }

  @Test
  void what_the_issuer_s_page_says_of_an_error_is_not_repeated() {
    var away = begin();
    var state = away.there().replaceFirst(".*[?&]state=([^&]+).*", "$1");
    var answer =
        end(
            BEGIN + "/callback?error=access_denied&error_description=evil&state=" + state,
            away.cookie());
    answer.expectProblem(401, "sign-in-refused");
    assertThat(answer.body()).doesNotContain("evil");
    for (var query : List.of("", "?code=x", "?code=&state=", "?state=%00&code=%00")) {
      assertThat(stranger.get(BEGIN + "/callback" + query).status()).isIn(400, 401);
    }
  }
}
