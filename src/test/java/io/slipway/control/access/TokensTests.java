package io.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokensTests extends SlipwayTest {

  private static Map<String, Object> wish(String name, String role, String environment) {
    return Map.of(
        "name", name, "grants", List.of(Map.of("role", role, "environment", environment)));
  }

  @Test
  void a_token_is_shown_once_and_stored_as_a_hash() {
    var made = admin.post("/api/v1/tokens", wish("once", "VIEWER", "dev")).expect(201);
    var token = made.json().path("token").asString();
    assertThat(token).matches("slw_[0-9a-f]{8}_[0-9a-f]{64}");
    assertThat(admin.get("/api/v1/tokens").expect(200).body())
        .contains("\"once\"")
        .doesNotContain(token.substring(13));
    assertThat(
            CONTROL.query(
                "SELECT encode(secret_hash, 'hex') = encode(sha256('%s'), 'hex') FROM"
                        .formatted(token.substring(13))
                    + " slipway.access_token WHERE name = 'once'"))
        .containsExactly("t");
    assertThat(made.header("Location"))
        .hasValue("/api/v1/tokens/" + made.json().path("details").path("id").asString());
  }

  @Test
  void its_holder_is_told_what_it_allows() {
    var me = holderOf("DEPLOYER staging").get("/api/v1/me").expect(200).json();
    assertThat(me.path("grants").toString())
        .isEqualTo("[{\"role\":\"DEPLOYER\",\"environment\":\"staging\",\"project\":\"*\"}]");
  }

  @Test
  void a_revoked_token_is_refused_at_once_and_its_name_is_free() {
    var made = admin.post("/api/v1/tokens", wish("brief", "VIEWER", "dev")).expect(201).json();
    var path = "/api/v1/tokens/" + made.path("details").path("id").asString();
    var holder = admin.as(made.path("token").asString());
    holder.get("/api/v1/me").expect(200);
    admin.post("/api/v1/tokens", wish("brief", "VIEWER", "dev")).expectProblem(409, "name-taken");
    admin.delete(path).expect(204);
    holder.get("/api/v1/me").expectProblem(401, "unauthenticated");
    admin.delete(path).expect(204);
    admin.post("/api/v1/tokens", wish("brief", "VIEWER", "dev")).expect(201);
  }

  @Test
  void an_expired_token_is_refused() {
    var made = admin.post("/api/v1/tokens", wish("expiring", "VIEWER", "dev")).expect(201).json();
    var holder = admin.as(made.path("token").asString());
    CONTROL.execute(
        "UPDATE slipway.access_token SET expires_at = now() - interval '1 second'"
            + " WHERE name = 'expiring'");
    holder.get("/api/v1/me").expectProblem(401, "unauthenticated");
  }

  @Test
  void a_token_cannot_expire_in_the_past() {
    var wish =
        Map.of(
            "name", "late",
            "expiresAt", "2001-01-01T00:00:00Z",
            "grants", List.of(Map.of("role", "VIEWER", "environment", "dev")));
    var answer = admin.post("/api/v1/tokens", wish);
    answer.expectProblem(422, "invalid-field");
    assertThat(answer.fieldsAtFault()).containsExactly("expiresAt");
  }

  @Test
  void a_wrong_secret_with_a_known_prefix_is_refused() {
    admin
        .as(ADMIN_TOKEN.replace("aaaa", "bbbb"))
        .get("/api/v1/me")
        .expectProblem(401, "unauthenticated");
  }

  @Test
  void the_last_administrator_stays() {
    CONTROL.execute("UPDATE slipway.access_token SET revoked_at = now() WHERE name LIKE 'test %'");
    CONTROL.execute("UPDATE slipway.person SET disabled_at = now() WHERE name <> 'admin'");
    var id = admin.get("/api/v1/me").expect(200).json().path("tokenId").asString();
    admin.delete("/api/v1/tokens/" + id).expectProblem(409, "last-admin-token");
    admin.get("/api/v1/me").expect(200);
  }

  @Test
  void an_unknown_token_is_not_found() {
    admin
        .delete("/api/v1/tokens/00000000-0000-0000-0000-000000000000")
        .expectProblem(404, "not-found");
  }

  @Test
  void making_and_revoking_are_audited_without_the_secret() {
    var made = admin.post("/api/v1/tokens", wish("audited", "ADMIN", "dev")).expect(201).json();
    var id = made.path("details").path("id").asString();
    admin.delete("/api/v1/tokens/" + id).expect(204);
    var audit = admin.get("/api/v1/audit?object=token:" + id).expect(200);
    assertThat(audit.json().path("items").valueStream().map(e -> e.path("action").asString()))
        .containsExactly("token.revoke", "token.create");
    assertThat(audit.body())
        .contains("audited")
        .doesNotContain(made.path("token").asString().substring(13));
  }

  @Test
  void lists_page_by_cursor_without_gaps_or_repetitions() {
    for (var i = 0; i < 5; i++) {
      holderOf("VIEWER dev");
    }
    var all = admin.get("/api/v1/tokens?limit=200").expect(200).json().path("items");
    var first = admin.get("/api/v1/tokens?limit=2").expect(200).json();
    var second =
        admin
            .get("/api/v1/tokens?limit=3&cursor=" + first.path("nextCursor").asString())
            .expect(200)
            .json();
    assertThat(first.path("items").valueStream().toList())
        .isEqualTo(all.valueStream().limit(2).toList());
    assertThat(second.path("items").valueStream().toList())
        .isEqualTo(all.valueStream().skip(2).limit(3).toList());
  }

  @Test
  void use_is_noted_at_most_once_a_minute() {
    var made = admin.post("/api/v1/tokens", wish("used", "VIEWER", "dev")).expect(201).json();
    var holder = admin.as(made.path("token").asString());
    var used = "SELECT last_used_at FROM slipway.access_token WHERE name = 'used'";
    assertThat(CONTROL.query(used)).containsExactly("∅");
    holder.get("/api/v1/me").expect(200);
    var first = CONTROL.query(used);
    holder.get("/api/v1/me").expect(200);
    assertThat(CONTROL.query(used)).isEqualTo(first).doesNotContain("∅");
  }
}
