package io.slipway.control.planning;

import io.slipway.control.database.StoredScopes;
import io.slipway.http.authorization.ScopeLookup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says where a stored plan belongs.
@Configuration(proxyBeanMethods = false)
class PlanScopes {

  @Bean
  ScopeLookup scopeOfPlan(JdbcClient jdbc) {
    return new StoredScopes("plan", "SELECT environment, project FROM plan WHERE id = ?", jdbc);
  }
}
