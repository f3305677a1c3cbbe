package io.slipway.http.authorization;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What lists show to somebody: what belongs to one of these scopes.
///
/// A query's WHERE clause goes on with one of the conditions and takes [#parameters()].
public record Visible(List<Scope> scopes) {

  /// Everything there is.
  public static final Visible ALL = new Visible(List.of(Scope.HOUSE));

  public Visible {
    scopes = List.copyOf(scopes);
  }

  /// What the conditions name.
  public Map<String, Object> parameters() {
    return Map.of(
        "seenEnvironments",
        scopes.stream().map(Scope::environment).toArray(String[]::new),
        "seenProjects",
        scopes.stream().map(Scope::project).toArray(String[]::new));
  }

  /// A condition on rows that belong to an environment and a project; SQL text of the house's own.
  ///
  /// @param environment the expression that has the row's environment, null belonging to none
  /// @param project the expression that has its project, null belonging to none
  public static String condition(String environment, String project) {
    return " AND EXISTS (SELECT FROM unnest(:seenEnvironments::text[], :seenProjects::text[])"
        + " AS seen (seen_environment, seen_project) WHERE seen_environment IN ('*', %s)"
            .formatted(environment)
        + " AND seen_project IN ('*', %s)) ".formatted(project);
  }

  /// A condition on rows that are environments: who sees a project in one sees the environment.
  public static String environmentCondition(String environment) {
    return " AND ('*' = ANY(:seenEnvironments::text[]) OR %s = ANY(:seenEnvironments::text[])) "
        .formatted(environment);
  }

  /// A condition on rows that are projects: who sees one in an environment sees the project.
  public static String projectCondition(String project) {
    return " AND ('*' = ANY(:seenProjects::text[]) OR %s = ANY(:seenProjects::text[])) "
        .formatted(project);
  }

  /// That alone which is in one environment.
  public Visible in(String environment) {
    return new Visible(
        scopes.stream()
            .filter(scope -> List.of(Grant.ALL, environment).contains(scope.environment()))
            .map(scope -> Scope.of(environment, scope.project()))
            .toList());
  }

  static Visible of(Collection<Grant> grants, Role role) {
    return new Visible(
        grants.stream()
            .filter(grant -> grant.role().implies(role))
            .map(grant -> Scope.of(grant.environment(), grant.project()))
            .distinct()
            .toList());
  }
}
