package io.slipway.testing;

import java.util.Map;
import java.util.UUID;

/// Somebody with a token of their own.
///
/// @param id as the control database has it
/// @param api speaks as this person
public record Person(UUID id, String name, HttpApi api) {

  /// Adds somebody who holds these roles, each such as `APPROVER production`.
  public static Person with(HttpApi admin, TestDatabase control, String name, String... grants) {
    var unique = name + "-" + UUID.randomUUID().toString().substring(0, 8);
    var wish = Map.of("name", unique, "displayName", name, "grants", TokenFixture.grants(grants));
    var made = admin.post("/api/v1/people", wish).expect(201).json();
    var id = UUID.fromString(made.path("id").asString());
    return new Person(id, unique, admin).withToken(admin, control, grants);
  }

  /// The same person with another token of theirs, and the roles that it takes.
  public Person withToken(HttpApi admin, TestDatabase control, String... grants) {
    for (var grant : TokenFixture.grants(grants)) {
      control.execute(
          """
          INSERT INTO slipway.person_grant (person_id, environment, project, role)
          VALUES ('%s', '%s', '%s', '%s') ON CONFLICT DO NOTHING"""
              .formatted(id, grant.get("environment"), grant.get("project"), grant.get("role")));
    }
    // A password and a session would make the same of it, in a second's work for the processor.
    var token = TokenFixture.issue(admin, grants);
    var prefix = token.split("_")[1];
    control.execute(
        "UPDATE slipway.access_token SET person = '%s', issuer = NULL, name = '%s %s'"
                .formatted(id, name, prefix)
            + " WHERE prefix = '%s'".formatted(prefix));
    return new Person(id, name, admin.as(token));
  }
}
