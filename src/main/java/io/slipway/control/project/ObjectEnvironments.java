package io.slipway.control.project;

import io.slipway.http.authorization.EnvironmentLookup;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the rules of endpoints which environment a target or an environment is in.
@Configuration(proxyBeanMethods = false)
class ObjectEnvironments {

  private record Lookup<T>(ObjectTable<T> table) implements EnvironmentLookup {

    @Override
    public String kind() {
      return table.kind();
    }

    @Override
    public Set<String> environmentsOf(String id) {
      return table.find(id).stream()
          .map(stored -> environment(stored.object()))
          .collect(Collectors.toSet());
    }

    private String environment(T object) {
      return object instanceof Target target ? target.environment().value() : table.idOf(object);
    }
  }

  @Bean
  EnvironmentLookup targetEnvironments(TargetTable table) {
    return new Lookup<>(table);
  }

  @Bean
  EnvironmentLookup environmentEnvironments(EnvironmentTable table) {
    return new Lookup<>(table);
  }
}
