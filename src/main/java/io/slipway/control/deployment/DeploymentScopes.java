package io.slipway.control.deployment;

import io.slipway.control.database.StoredScopes;
import io.slipway.http.authorization.ScopeLookup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says where a stored deployment or run belongs.
@Configuration(proxyBeanMethods = false)
class DeploymentScopes {

  @Bean
  ScopeLookup scopeOfDeployment(JdbcClient jdbc) {
    return new StoredScopes(
        "deployment", "SELECT environment, project FROM deployment WHERE id = ?", jdbc);
  }

  @Bean
  ScopeLookup scopeOfRun(JdbcClient jdbc) {
    return new StoredScopes(
        "run",
        "SELECT d.environment, d.project FROM run r JOIN deployment d ON d.id = r.deployment WHERE r.id = ?",
        jdbc);
  }
}
