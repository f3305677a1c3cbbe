package io.slipway.testing;

import java.util.UUID;

/// Somebody with a token of their own.
///
/// @param id as the control database has it
/// @param api speaks as this person
public record Person(UUID id, String name, HttpApi api) {

  /// Adds somebody who holds these roles, each such as `APPROVER production`.
  public static Person with(HttpApi admin, TestDatabase control, String name, String... grants) {
    var id = UUID.randomUUID();
    var unique = name + "-" + id.toString().substring(0, 8);
    control.execute(
        "INSERT INTO slipway.person (id, name, created_at, created_by)"
            + " VALUES ('%s', '%s', now(), 'test')".formatted(id, unique));
    return new Person(id, unique, admin).withToken(admin, control, grants);
  }

  /// The same person with another token of theirs.
  public Person withToken(HttpApi admin, TestDatabase control, String... grants) {
    var token = TokenFixture.issue(admin, grants);
    var prefix = token.split("_")[1];
    control.execute(
        "UPDATE slipway.access_token SET person = '%s', issuer = NULL, name = '%s %s'"
                .formatted(id, name, prefix)
            + " WHERE prefix = '%s'".formatted(prefix));
    return new Person(id, name, admin.as(token));
  }
}
