package io.slipway.control.planning;

import io.slipway.http.authorization.EnvironmentLookup;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Says to which environment a stored plan belongs.
@Component
class PlanEnvironments implements EnvironmentLookup {

  private final JdbcClient jdbc;

  PlanEnvironments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return "plan";
  }

  @Override
  public Set<String> environmentsOf(String id) {
    try {
      return Set.copyOf(
          jdbc.sql("SELECT environment FROM plan WHERE id = ?")
              .param(UUID.fromString(id))
              .query(String.class)
              .list());
    } catch (IllegalArgumentException e) {
      return Set.of();
    }
  }
}
