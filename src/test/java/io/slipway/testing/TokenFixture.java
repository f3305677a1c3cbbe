package io.slipway.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Makes tokens for tests, through the API.
final class TokenFixture {

  private TokenFixture() {}

  static String issue(HttpApi admin, String... grants) {
    var wish = Map.of("name", "test " + UUID.randomUUID(), "grants", grants(grants));
    return admin.post("/api/v1/tokens", wish).expect(201).json().path("token").asString();
  }

  static List<Map<String, String>> grants(String... grants) {
    return Stream.of(grants)
        .map(grant -> grant.split(" "))
        .map(
            parts ->
                Map.of(
                    "role",
                    parts[0],
                    "environment",
                    parts[1],
                    "project",
                    parts.length > 2 ? parts[2] : "*"))
        .toList();
  }
}
