package io.slipway.control.access;

import io.slipway.testing.Answer;
import io.slipway.testing.HttpApi;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// People for tests, and the browsers in which they sign in.
public record PeopleFixture(HttpApi admin) {

  /// A password that all of them have.
  public static final String PASSWORD = "four words make one";

  /// A person who was added.
  public record Somebody(String id, String name) {}

  /// A browser in which somebody signed in: it has the cookie, and the page knows the token.
  public record Browser(HttpApi stranger, String cookie, String csrf) {

    public Answer get(String path) {
      return stranger.send("GET", path, null, with("Cookie", cookie));
    }

    /// What a page of Slipway sends.
    public Answer send(String method, String path, @Nullable Object body) {
      return stranger.send(
          method, path, body, r -> r.setHeader("Cookie", cookie).setHeader("X-CSRF-Token", csrf));
    }

    public HttpRequest.Builder cookie(HttpRequest.Builder request) {
      return request.setHeader("Cookie", cookie);
    }
  }

  static UnaryOperator<HttpRequest.Builder> with(String header, String value) {
    return request -> request.setHeader(header, value);
  }

  public static List<Map<String, String>> grants(String... grants) {
    return Stream.of(grants)
        .map(grant -> grant.split(" "))
        .map(
            parts ->
                Map.of(
                    "role", parts[0],
                    "environment", parts[1],
                    "project", parts.length > 2 ? parts[2] : "*"))
        .toList();
  }

  /// Adds a person without a password.
  public Somebody add(String... grants) {
    var name = "p" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    var wish = Map.of("name", name, "displayName", "Test " + name, "grants", grants(grants));
    var made = admin.post("/api/v1/people", wish).expect(201).json();
    return new Somebody(made.path("id").asString(), name);
  }

  /// Adds a person with [#PASSWORD].
  public Somebody invited(String... grants) {
    var person = add(grants);
    redeem(person, invite(person), PASSWORD).expect(204);
    return person;
  }

  public String invite(Somebody person) {
    return admin
        .send("POST", "/api/v1/people/" + person.id() + "/invitation", null)
        .expect(201)
        .json()
        .path("code")
        .asString();
  }

  public Answer redeem(Somebody person, String invitation, String password) {
    return admin
        .as(null)
        .post(
            "/api/v1/password",
            Map.of("name", person.name(), "invitation", invitation, "password", password));
  }

  public Answer signIn(Somebody person, String password) {
    return admin
        .as(null)
        .post("/api/v1/session", Map.of("name", person.name(), "password", password));
  }

  /// Signs in, as a browser does.
  public Browser browser(Somebody person) {
    return browser(signIn(person, PASSWORD).expect(201));
  }

  public Browser browser(Answer signedIn) {
    var cookie = signedIn.header("Set-Cookie").orElseThrow().split(";")[0];
    return new Browser(admin.as(null), cookie, signedIn.json().path("csrfToken").asString());
  }

  /// Gives the person other grants.
  public Answer change(Somebody person, boolean enabled, String... grants) {
    return admin.put(
        "/api/v1/people/" + person.id(),
        Map.of("displayName", person.name(), "enabled", enabled, "grants", grants(grants)));
  }
}
