package io.slipway.control.gate;

import io.slipway.control.database.StoredScopes;
import io.slipway.http.authorization.ScopeLookup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Says where stored freezes and broken glass belong.
@Configuration(proxyBeanMethods = false)
class GateScopes {

  @Bean
  ScopeLookup scopeOfFreeze(JdbcClient jdbc) {
    return new StoredScopes(
        "freeze", "SELECT environment, '*' FROM environment_freeze WHERE id = ?", jdbc);
  }

  @Bean
  ScopeLookup scopeOfBreakGlass(JdbcClient jdbc) {
    return new StoredScopes(
        "break-glass", "SELECT environment, project FROM break_glass WHERE deployment = ?", jdbc);
  }
}
