package io.slipway.control.gate;

import io.slipway.http.authorization.Scope;
import io.slipway.http.authorization.ScopeLookup;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says where stored freezes and broken glass belong.
@Configuration(proxyBeanMethods = false)
class GateScopes {

  @Bean
  ScopeLookup scopeOfFreeze(JdbcClient jdbc) {
    return new BySql(
        "freeze", "SELECT environment, '*' FROM environment_freeze WHERE id = ?", jdbc);
  }

  @Bean
  ScopeLookup scopeOfBreakGlass(JdbcClient jdbc) {
    return new BySql(
        "break-glass", "SELECT environment, project FROM break_glass WHERE deployment = ?", jdbc);
  }

  /// Looks an object up by its UUID.
  private record BySql(String kind, String sql, JdbcClient jdbc) implements ScopeLookup {

    @Override
    public Set<Scope> scopesOf(String id) {
      try {
        return Set.copyOf(
            jdbc.sql(sql)
                .param(UUID.fromString(id))
                .query((row, _) -> Scope.of(row.getString(1), row.getString(2)))
                .list());
      } catch (IllegalArgumentException e) {
        return Set.of();
      }
    }
  }
}
