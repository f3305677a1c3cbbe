package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.DescribedApi;
import io.slipway.testing.DescribedApi.Endpoint;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestDatabase;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Malformed requests for every endpoint that the API describes, whoever adds it.
class BadRequestTests extends SlipwayTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NUL = "\"a\\u0000b\"";
  private static final String HALF_A_PAIR = "\"a\\ud800b\"";
  private static final int MEBIBYTE = 1 << 20;

  private static final TestDatabase DATABASE = TestDatabase.create();

  private static Map<String, String> existing = Map.of();

  private DescribedApi api = new DescribedApi(JSON.createObjectNode());

  @BeforeEach
  void oneObjectOfEachKind() {
    api = DescribedApi.of(stranger);
    if (existing.isEmpty()) {
      existing = OneOfEach.of(admin, CONTROL, DATABASE);
    }
    // A test may have made something else of it.
    admin
        .put("/api/v1/targets/" + existing.get("targets"), Map.of("database", DATABASE.name()))
        .expect(200);
  }

  @Test
  void bodiesThatAreNotWhatTheEndpointAskedFor() throws SQLException {
    var requests = new RefusedRequests(CONTROL);
    for (var endpoint : withBodies()) {
      for (var body : List.of("{", "[]", "\"text\"", "5", "null", "true", "", " ", "{} {}", "\0")) {
        requests.refused(endpoint + " " + body, "", () -> send(endpoint, body));
      }
      requests.refused(endpoint + " deep", "", () -> send(endpoint, "[".repeat(100_000)));
      requests.refused(
          endpoint + " large",
          "",
          () -> send(endpoint, "{\"a\":\"" + "x".repeat(3 * MEBIBYTE) + "\"}"));
      for (var type : List.of("text/plain", "application/xml", "multipart/form-data", "nonsense")) {
        requests.refused(
            endpoint + " as " + type, "", () -> send(endpoint, "{}", header("Content-Type", type)));
      }
    }
    requests.expectNoFaults(100);
  }

  @Test
  void fieldsThatNobodyKnows() throws SQLException {
    var requests = new RefusedRequests(CONTROL);
    for (var endpoint : withBodies()) {
      var body = example(endpoint);
      body.put("surplus", 1);
      requests.refused(endpoint + " surplus", "surplus", () -> send(endpoint, body.toString()));
      var twice = example(endpoint).toString();
      var doubled = twice.substring(0, twice.length() - 1) + "," + twice.substring(1);
      requests.refused(endpoint + " twice", "", () -> send(endpoint, doubled));
    }
    requests.expectNoFaults(10);
  }

  @Test
  void fieldsThatAreMissing() throws SQLException {
    var requests = new RefusedRequests(CONTROL);
    for (var endpoint : withBodies()) {
      for (var required : api.body(endpoint).orElseThrow().path("required")) {
        var body = example(endpoint);
        body.remove(required.asString());
        requests.refused(
            endpoint + " without " + required,
            required.asString(),
            () -> send(endpoint, body.toString()));
        body.putNull(required.asString());
        requests.refused(
            endpoint + " null " + required,
            required.asString(),
            () -> send(endpoint, body.toString()));
      }
    }
    requests.expectNoFaults(10);
  }

  @Test
  void fieldsOfAnotherType() throws SQLException {
    var requests = new RefusedRequests(CONTROL);
    for (var endpoint : withBodies()) {
      api.body(endpoint)
          .orElseThrow()
          .path("properties")
          .forEachEntry(
              (field, schema) ->
                  values(api.resolved(schema))
                      .forEach(
                          (value, mayPass) -> {
                            var body = withField(endpoint, field, value);
                            var what = endpoint + " " + field + "=" + shortened(value);
                            if (mayPass) {
                              requests.survived(what, "", () -> send(endpoint, body));
                            } else {
                              requests.refused(what, field, () -> send(endpoint, body));
                            }
                          }));
    }
    requests.expectNoFaults(150);
  }

  // Values, and whether one of them may be accepted.
  private static Map<String, Boolean> values(JsonNode schema) {
    var types = schema.path("type").toString();
    var isText = types.contains("string");
    var values = new LinkedHashMap<String, Boolean>();
    values.put("5", types.contains("integer"));
    values.put("1.5", false);
    values.put("true", types.contains("boolean"));
    values.put(
        "{}", !types.contains("string") && !types.contains("integer") && !types.contains("array"));
    values.put("[]", types.contains("array"));
    values.put("{\"a\":{\"b\":[1]}}", false);
    values.put("[[1]]", false);
    values.put("\"" + "x".repeat(100_000) + "\"", false);
    for (var text : List.of("\"\"", "\" \"", "\"a\\u0001b\"", "\"a\\nb\"", NUL, HALF_A_PAIR)) {
      values.put(text, isText);
    }
    return values;
  }

  @Test
  void textsThatCannotBeStoredAreRefusedWhereverTheyStand() throws SQLException {
    var requests = new RefusedRequests(CONTROL);
    for (var endpoint : withBodies()) {
      example(endpoint)
          .forEachEntry(
              (field, value) -> {
                for (var text : List.of(NUL, HALF_A_PAIR)) {
                  var spoilt =
                      value.toString().replaceFirst("\"[^\"]*\"(?!:)", text.replace("\\", "\\\\"));
                  requests.survived(
                      endpoint + " " + spoilt,
                      "",
                      () -> send(endpoint, withField(endpoint, field, spoilt)));
                }
              });
    }
    requests.expectNoFaults(10);
  }

  @Test
  void pathsThatNameNothing() throws SQLException {
    var requests = new RefusedRequests(CONTROL);
    var names =
        List.of(
            "%2F",
            "..%2f..",
            "%00",
            "%0A",
            "x".repeat(3000),
            "nothing",
            "%ff",
            "a;b=c",
            "%25",
            "*",
            "1-1-1-1-1");
    for (var endpoint : api.endpoints()) {
      for (var name : endpoint.path().contains("{") ? names : List.<String>of()) {
        requests.refused(
            endpoint + " " + shortened(name),
            "",
            () ->
                send(
                    endpoint.method(),
                    endpoint
                            .path()
                            .replaceAll("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(name))
                        + required(endpoint),
                    endpoint));
      }
    }
    requests.expectNoFaults(100);
  }

  private Answer send(String method, String path, Endpoint endpoint) {
    return admin.send(method, path, api.body(endpoint).isPresent() ? example(endpoint) : null);
  }

  @Test
  void parametersThatAreNotWhatTheyShouldBe() throws SQLException {
    var requests = new RefusedRequests(CONTROL);
    var bad =
        Map.of(
            "limit", List.of("0", "201", "abc", "-1", "1.5", "99999999999"),
            "cursor", List.of("garbage", "%00", "AAAA", "x".repeat(5000)),
            "wait",
                List.of(
                    "-1s", "61s", "abc", "99999999999999999999s", "9223372036854775807d", "1s1s"),
            "environment", List.of("unknown", "%00", "x".repeat(5000), "A%20b"),
            "project", List.of("%00", "x".repeat(5000)));
    for (var endpoint : api.endpoints().stream().filter(Endpoint::isReading).toList()) {
      endpoint
          .parameters("query")
          .map(parameter -> parameter.path("name").asString())
          .forEach(
              name -> {
                for (var value : bad.getOrDefault(name, List.of())) {
                  var what = endpoint + "?" + name + "=" + shortened(value);
                  if (List.of("limit", "cursor", "wait").contains(name)) {
                    requests.refused(what, name, () -> query(endpoint, name, value));
                  } else {
                    requests.survived(what, "", () -> query(endpoint, name, value));
                  }
                }
                for (var value : List.of("", "%00", "%ED%A0%80", "%C3%28", "a%0Ab")) {
                  requests.survived(
                      endpoint + "?" + name + "=" + value, "", () -> query(endpoint, name, value));
                }
              });
    }
    requests.expectNoFaults(150);
  }

  private Answer query(Endpoint endpoint, String name, String value) {
    var required = required(endpoint);
    var path = path(endpoint) + required + (required.isEmpty() ? "?" : "&") + name + "=" + value;
    return admin.get(path);
  }

  @Test
  void headersThatAreNotWhatTheyShouldBe() throws SQLException {
    var requests = new RefusedRequests(CONTROL);
    var known =
        Map.of(
            "Idempotency-Key", List.of("", "a b", "x".repeat(201)),
            "Last-Event-ID", List.of("abc", "-1", "1.5", "99999999999999999999"));
    for (var endpoint : api.endpoints()) {
      endpoint
          .parameters("header")
          .map(parameter -> parameter.path("name").asString())
          .forEach(
              name -> {
                for (var value : known.getOrDefault(name, List.of())) {
                  requests.refused(
                      endpoint + " " + name + ": " + shortened(value),
                      name,
                      () ->
                          admin.send(
                              endpoint.method(),
                              path(endpoint),
                              body(endpoint),
                              header(name, value)));
                }
              });
    }
    requests.expectNoFaults(7);
  }

  @Test
  void aHeaderAtFaultIsNamedAsItIsSent() {
    var path = "/api/v1/deployments/" + existing.get("deployments") + "/events";

    var answer = admin.send("GET", path, null, header("Last-Event-ID", "abc"));

    answer.expectProblem(400, "invalid-header");
    assertThat(answer.fieldsAtFault()).containsExactly("Last-Event-ID");
  }

  @Test
  void answersThatAreNotOnOffer() throws SQLException {
    var requests = new RefusedRequests(CONTROL);
    for (var endpoint : api.endpoints().stream().filter(Endpoint::isReading).toList()) {
      var path = path(endpoint) + required(endpoint);
      for (var type : List.of("text/html", "application/xml")) {
        requests.refused(
            endpoint + " as " + type,
            "",
            () -> admin.send("GET", path, null, header("Accept", type)));
      }
      requests.survived(
          endpoint + " as nonsense",
          "",
          () -> admin.send("GET", path, null, header("Accept", "nonsense")));
      requests.survived(
          endpoint + " unless garbage",
          "",
          () -> admin.send("GET", path, null, header("If-None-Match", "garbage")));
    }
    requests.expectNoFaults(40);
  }

  @Test
  void methodsThatAPathDoesNotHave() throws SQLException {
    var requests = new RefusedRequests(CONTROL);
    for (var endpoint : api.endpoints()) {
      requests.refused(
          "PATCH " + endpoint.path(), "", () -> admin.send("PATCH", path(endpoint), "{}"));
    }
    requests.expectNoFaults(20);
  }

  private List<Endpoint> withBodies() {
    // What replaces an object comes last: the others need it as it is.
    return api.endpoints().stream()
        .filter(endpoint -> api.body(endpoint).isPresent())
        .sorted(Comparator.comparing(Endpoint::method))
        .toList();
  }

  private Answer send(Endpoint endpoint, String body) {
    return send(endpoint, body, request -> request);
  }

  private Answer send(Endpoint endpoint, String body, UnaryOperator<HttpRequest.Builder> more) {
    return admin.send(endpoint.method(), path(endpoint), body, more);
  }

  private static UnaryOperator<HttpRequest.Builder> header(String name, String value) {
    return request -> request.setHeader(name, value);
  }

  // The path of an object that exists, so that the body is looked at.
  private String path(Endpoint endpoint) {
    var kind = endpoint.path().split("/")[3];
    return endpoint.path().replaceAll("\\{[^}]+}", existing.getOrDefault(kind, "unknown"));
  }

  private String required(Endpoint endpoint) {
    return endpoint
        .parameters("query")
        .filter(parameter -> parameter.path("required").asBoolean(false))
        .map(parameter -> "?project=" + existing.get("projects"))
        .findFirst()
        .orElse("");
  }

  private @org.jspecify.annotations.Nullable String body(Endpoint endpoint) {
    return api.body(endpoint).isPresent() ? example(endpoint).toString() : null;
  }

  private ObjectNode example(Endpoint endpoint) {
    return (ObjectNode) api.body(endpoint).orElseThrow().path("example").deepCopy();
  }

  private String withField(Endpoint endpoint, String field, String value) {
    var body = example(endpoint);
    body.put(field, "@");
    return body.toString().replace("\"@\"", value);
  }

  private static String shortened(String value) {
    return value.length() <= 40 ? value : value.substring(0, 40);
  }
}
