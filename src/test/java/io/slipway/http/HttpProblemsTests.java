package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.SlipwayTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProblemsTests extends SlipwayTest {

  private static final String TOKENS = "/api/v1/tokens";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\": \"x\", \"colour\": 1}|unknown-field|colour",
        "{\"grants\":[{\"role\":\"VIEWER\",\"environment\":\"dev\",\"x\":1}]}"
            + "|unknown-field|grants[0].x",
        "{\"name\": 5}|wrong-type|name",
        "{\"name\": true}|wrong-type|name",
        "{\"name\": {}}|wrong-type|name",
        "{\"name\": []}|wrong-type|name",
        "{\"grants\": \"none\"}|wrong-type|grants",
        "{\"grants\": [{\"role\": \"BOSS\"}]}|wrong-type|grants[0].role",
        "{\"grants\": [{\"role\": 1}]}|wrong-type|grants[0].role",
        "{\"grants\": [7]}|wrong-type|grants[0]",
        "{\"expiresAt\": \"tomorrow\"}|wrong-type|expiresAt",
        "[]|wrong-type|body",
        "\"text\"|wrong-type|body",
        "17|wrong-type|body",
      })
  void a_body_of_the_wrong_shape_names_the_field(String body, String code, String field) {
    var answer = admin.post(TOKENS, body);
    answer.expectProblem(400, code);
    assertThat(answer.fieldsAtFault()).containsExactly(field);
  }

  @Test
  void an_unknown_role_is_told_the_known_ones() {
    assertThat(admin.post(TOKENS, "{\"grants\": [{\"role\": \"BOSS\"}]}").body())
        .contains("must be one of VIEWER, DEPLOYER, APPROVER, RELEASE_MANAGER, AUDITOR, ADMIN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|line 1",
        "{\"name\": \"a\" \"b\"}|line 1, column 1",
        "{} {}|line 1",
        "nonsense|line 1",
        "{\"name\": \"a\", \"name\": \"b\"}|line 1",
      })
  void malformed_json_is_refused_with_its_place(String body, String place) {
    var problem = admin.post(TOKENS, body).expectProblem(400, "malformed-body");
    assertThat(problem.path("detail").asString()).contains(place);
  }

  @Test
  void invalid_bytes_are_malformed() {
    var bytes = new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
    admin
        .send("POST", TOKENS, "", request -> request.POST(BodyPublishers.ofByteArray(bytes)))
        .expectProblem(400, "malformed-body");
  }

  @Test
  void a_deeply_nested_body_is_refused() {
    admin.post(TOKENS, "[".repeat(100_000)).expect(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  void a_missing_body_is_asked_for(String body) {
    admin.post(TOKENS, body).expectProblem(400, "missing-body");
  }

  @Test
  void all_invalid_fields_are_named_at_once() {
    var grants = List.of(Map.of("role", "VIEWER", "environment", "No Such"));
    var answer = admin.post(TOKENS, Map.of("name", "", "grants", grants));
    answer.expectProblem(422, "invalid-field");
    assertThat(answer.fieldsAtFault()).containsExactlyInAnyOrder("name", "grants[0].environment");
  }

  @Test
  void missing_fields_are_named() {
    var answer = admin.post(TOKENS, "{}");
    answer.expectProblem(422, "invalid-field");
    assertThat(answer.fieldsAtFault()).containsExactlyInAnyOrder("name", "grants");
    var nulls = admin.post(TOKENS, "{\"name\": \"x\", \"grants\": [null]}");
    nulls.expectProblem(422, "invalid-field");
  }

  @Test
  void another_content_type_is_refused() {
    admin
        .send("POST", TOKENS, "name=x", request -> request.setHeader("Content-Type", "text/plain"))
        .expectProblem(415, "unsupported-media-type");
    admin
        .send("POST", TOKENS, "{}", request -> request.setHeader("Content-Type", "no type"))
        .expectProblem(415, "unsupported-media-type");
  }

  @Test
  void another_accept_is_refused_in_json_nevertheless() {
    admin
        .send("GET", TOKENS, null, request -> request.setHeader("Accept", "text/html"))
        .expectProblem(406, "not-acceptable");
  }

  @Test
  void another_method_is_told_the_right_ones() {
    var answer = admin.put(TOKENS, "{}");
    answer.expectProblem(405, "method-not-allowed");
    assertThat(answer.header("Allow")).hasValueSatisfying(v -> assertThat(v).contains("POST"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nowhere", "/api", "/api/v1/nothing", "/index.html", "/actuator/env", "/error/x"})
  void an_unknown_path_is_not_found(String path) {
    admin.get(path).expectProblem(404, "not-found");
    stranger.get(path).expectProblem(401, "unauthenticated");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,limit",
    "limit=201,limit",
    "limit=-1,limit",
    "limit=many,limit",
    "limit=99999999999,limit",
    "cursor=nonsense,cursor",
    "cursor=%00,cursor",
    "cursor=!!!,cursor",
    "cursor=YXVkaXQfMQ,cursor",
  })
  void bad_paging_parameters_are_named(String query, String field) {
    var answer = admin.get(TOKENS + "?" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    if (!query.contains("%00")) {
      assertThat(answer.fieldsAtFault()).containsExactly(field);
    }
  }

  @Test
  void a_forged_cursor_of_the_right_list_is_refused() {
    var forged = Cursor.of("tokens", "yesterday", "nobody");
    admin.get(TOKENS + "?cursor=" + forged).expectProblem(400, "invalid-cursor");
    admin
        .get("/api/v1/audit?cursor=" + Cursor.of("audit", "1; DROP TABLE audit_entry"))
        .expectProblem(400, "invalid-cursor");
  }

  @Test
  void a_path_variable_of_the_wrong_type_is_named() {
    var answer = admin.delete(TOKENS + "/not-a-uuid");
    answer.expectProblem(400, "invalid-parameter");
    assertThat(answer.fieldsAtFault()).containsExactly("id");
    assertThat(answer.body()).contains("must be a UUID");
  }

  @Test
  void a_query_parameter_of_the_wrong_type_is_named() {
    var answer = admin.get("/api/v1/audit?from=yesterday");
    answer.expectProblem(400, "invalid-parameter");
    assertThat(answer.fieldsAtFault()).containsExactly("from");
  }

  @Test
  void a_body_beyond_the_limit_is_refused_with_or_without_a_length() {
    var large = "{\"name\": \"" + "x".repeat(1 << 20) + "\"}";
    admin.post(TOKENS, large).expectProblem(413, "body-too-large");
    var chunked = BodyPublishers.fromPublisher(BodyPublishers.ofString(large));
    admin
        .send("POST", TOKENS, "", request -> request.POST(chunked))
        .expectProblem(413, "body-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/%2e%2e/me", "/api/v1/me%00", "/api//v1/me", "/api/v1/a%2fb"})
  void what_the_firewall_rejects_is_a_problem_document(String path) {
    admin.get(path).expectProblem(400, "malformed-request");
  }

  @Test
  void what_tomcat_rejects_is_a_problem_document() {
    assertThat(RawHttp.send(port(), "GET /[x HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json")
        .contains("\"code\":\"malformed-request\"")
        .doesNotContain("Tomcat")
        .doesNotContain("<html");
    assertThat(
            RawHttp.send(
                port(),
                "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("\"code\":\"malformed-request\"");
  }

  @Test
  void the_method_trace_is_refused() {
    assertThat(RawHttp.send(port(), "TRACE /api/v1/me HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .contains("application/problem+json")
        .doesNotContain("200 ");
  }

  @Test
  void pages_about_problems_are_open_to_all() {
    for (var code : ProblemCode.values()) {
      assertThat(stranger.get(code.page()).expect(200).body()).startsWith("# " + code.title());
    }
    stranger.get("/problems/none").expectProblem(404, "not-found");
  }

  @Test
  void a_tame_request_id_is_echoed_and_a_wild_one_replaced() {
    assertThat(withRequestId("ci-42.a_B").header("X-Request-Id")).hasValue("ci-42.a_B");
    assertThat(withRequestId("a b").header("X-Request-Id"))
        .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
    assertThat(withRequestId("x".repeat(65)).header("X-Request-Id"))
        .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f-]{36}"));
  }

  private Answer withRequestId(String id) {
    return admin.send("GET", "/api/v1/me", null, r -> r.setHeader("X-Request-Id", id));
  }

  @Test
  void security_headers_are_on_every_answer() {
    for (var answer : List.of(admin.get("/api/v1/me"), stranger.get("/nothing"))) {
      assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
      assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
      assertThat(answer.header("Content-Security-Policy")).isPresent();
      assertThat(answer.header("Cache-Control"))
          .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
      assertThat(answer.header("Set-Cookie")).isEmpty();
      assertThat(answer.header("Server")).isEmpty();
    }
  }

  @Test
  void health_is_open_and_says_no_more_than_its_status() {
    for (var path : List.of("", "/liveness", "/readiness")) {
      var health = stranger.get("/actuator/health" + path).expect(200).json();
      assertThat(health.path("status").asString()).isEqualTo("UP");
      assertThat(health.has("components")).isFalse();
    }
  }
}
