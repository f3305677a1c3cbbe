package io.slipway.control.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of people.
@Repository
class PersonRows {

  private final JdbcClient jdbc;

  PersonRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The person of this name, who is added if there is none.
  UUID orNew(String name, Instant now) {
    jdbc.sql(
            """
            INSERT INTO person (id, name, created_at, created_by) VALUES (?, ?, ?, 'system')
            ON CONFLICT (name) DO NOTHING""")
        .params(UUID.randomUUID(), name, Timestamp.from(now))
        .update();
    return jdbc.sql("SELECT id FROM person WHERE name = ?").param(name).query(UUID.class).single();
  }
}
