package io.slipway.control.access;

import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps the names of people and of machines' tokens apart: audit entries know actors by name.
///
/// Names count as the same whatever their case. CI jobs' names begin with `ci:` and the tokens of
/// people end in brackets, neither of which a name that is asked for can have.
@Repository
class Actors {

  /// What Slipway calls itself and its first person.
  private static final Set<String> RESERVED = Set.of("system", "slipway", "admin", "anonymous");

  private final JdbcClient jdbc;

  Actors(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Lets one transaction at a time decide about people and tokens as a whole.
  void lock() {
    jdbc.sql("SELECT pg_advisory_xact_lock(7310875002)").query((_, _) -> true).single();
  }

  /// Whether a machine's token cannot have the name because of people, or of other valid tokens.
  boolean isTakenForToken(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return RESERVED.contains(lower)
        || exists("SELECT FROM person WHERE name = ?", lower)
        || exists("SELECT FROM access_token WHERE revoked_at IS NULL AND lower(name) = ?", lower);
  }

  /// Whether a person cannot have the name because of others, or of any token there ever was.
  boolean isTakenForPerson(String name) {
    return RESERVED.contains(name)
        || exists("SELECT FROM person WHERE name = ?", name)
        || exists("SELECT FROM access_token WHERE lower(name) = ?", name);
  }

  private boolean exists(String query, String name) {
    return jdbc.sql("SELECT EXISTS (" + query + ")").param(name).query(Boolean.class).single();
  }
}
