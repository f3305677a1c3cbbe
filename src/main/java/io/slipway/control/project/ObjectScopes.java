package io.slipway.control.project;

import io.slipway.http.authorization.Scope;
import io.slipway.http.authorization.ScopeLookup;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the rules of endpoints where targets, environments and projects belong.
@Configuration(proxyBeanMethods = false)
class ObjectScopes {

  private record Lookup<T>(ObjectTable<T> table) implements ScopeLookup {

    @Override
    public String kind() {
      return table.kind();
    }

    @Override
    public Set<Scope> scopesOf(String id) {
      return table.find(id).stream()
          .map(stored -> scope(stored.object()))
          .collect(Collectors.toSet());
    }

    private Scope scope(T object) {
      return switch (object) {
        case Target target -> Scope.of(target.environment().value(), target.project().value());
        case Project project -> Scope.ofProject(project.id().value());
        default -> Scope.ofEnvironment(table.idOf(object));
      };
    }
  }

  @Bean
  ScopeLookup targetScopes(TargetTable table) {
    return new Lookup<>(table);
  }

  @Bean
  ScopeLookup environmentScopes(EnvironmentTable table) {
    return new Lookup<>(table);
  }

  @Bean
  ScopeLookup projectScopes(ProjectTable table) {
    return new Lookup<>(table);
  }
}
