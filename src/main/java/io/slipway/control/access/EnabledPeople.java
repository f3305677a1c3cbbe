package io.slipway.control.access;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tells who is still let in.
@Repository
public class EnabledPeople {

  private final JdbcClient jdbc;

  EnabledPeople(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public boolean contains(UUID person) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM person WHERE id = ? AND disabled_at IS NULL)")
        .param(person)
        .query(Boolean.class)
        .single();
  }
}
