package io.slipway.control.deployment;

import io.slipway.http.authorization.Scope;
import io.slipway.http.authorization.ScopeLookup;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says where a stored deployment or run belongs.
@Configuration(proxyBeanMethods = false)
class DeploymentScopes {

  @Bean
  ScopeLookup scopeOfDeployment(JdbcClient jdbc) {
    return new BySql(
        "deployment", "SELECT environment, project FROM deployment WHERE id = ?", jdbc);
  }

  @Bean
  ScopeLookup scopeOfRun(JdbcClient jdbc) {
    return new BySql(
        "run",
        "SELECT d.environment, d.project FROM run r JOIN deployment d ON d.id = r.deployment WHERE r.id = ?",
        jdbc);
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
