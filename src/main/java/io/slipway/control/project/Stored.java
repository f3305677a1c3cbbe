package io.slipway.control.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// An object as the control database has it.
record Stored<T>(T object, Source source, Instant createdAt, Instant updatedAt) {

  static <T> Stored<T> of(ResultSet row, T object) throws SQLException {
    return new Stored<>(
        object,
        Source.of(row.getString("source")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
