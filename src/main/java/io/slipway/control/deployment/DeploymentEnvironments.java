package io.slipway.control.deployment;

import io.slipway.http.authorization.EnvironmentLookup;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says to which environment a stored deployment or run belongs.
@Configuration(proxyBeanMethods = false)
class DeploymentEnvironments {

  @Bean
  EnvironmentLookup environmentOfDeployment(JdbcClient jdbc) {
    return new BySql("deployment", "SELECT environment FROM deployment WHERE id = ?", jdbc);
  }

  @Bean
  EnvironmentLookup environmentOfRun(JdbcClient jdbc) {
    return new BySql(
        "run",
        "SELECT d.environment FROM run r JOIN deployment d ON d.id = r.deployment WHERE r.id = ?",
        jdbc);
  }

  /// Looks an object up by its UUID.
  private record BySql(String kind, String sql, JdbcClient jdbc) implements EnvironmentLookup {

    @Override
    public Set<String> environmentsOf(String id) {
      try {
        return Set.copyOf(jdbc.sql(sql).param(UUID.fromString(id)).query(String.class).list());
      } catch (IllegalArgumentException e) {
        return Set.of();
      }
    }
  }
}
