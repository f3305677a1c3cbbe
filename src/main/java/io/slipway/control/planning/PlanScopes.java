package io.slipway.control.planning;

import io.slipway.http.authorization.Scope;
import io.slipway.http.authorization.ScopeLookup;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Says where a stored plan belongs.
@Component
class PlanScopes implements ScopeLookup {

  private final JdbcClient jdbc;

  PlanScopes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String kind() {
    return "plan";
  }

  @Override
  public Set<Scope> scopesOf(String id) {
    try {
      return Set.copyOf(
          jdbc.sql("SELECT environment, project FROM plan WHERE id = ?")
              .param(UUID.fromString(id))
              .query((row, _) -> Scope.of(row.getString(1), row.getString(2)))
              .list());
    } catch (IllegalArgumentException e) {
      return Set.of();
    }
  }
}
