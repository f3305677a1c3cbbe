package io.slipway.http.authorization;

/// Where something belongs: to a project's part of an environment, to a whole environment, to a
/// project in all of them, or to the house itself.
///
/// @param environment an environment's id, or `*` for what belongs to none
/// @param project a project's id, or `*` for what belongs to none
public record Scope(String environment, String project) {

  /// What belongs neither to an environment nor to a project.
  public static final Scope HOUSE = new Scope(Grant.ALL, Grant.ALL);

  /// Something of one project in one environment, such as a target or a plan.
  public static Scope of(String environment, String project) {
    return new Scope(environment, project);
  }

  /// A whole environment: a role there must be held for all projects.
  public static Scope ofEnvironment(String environment) {
    return new Scope(environment, Grant.ALL);
  }

  /// A project wherever it is deployed: a role there must be held in all environments.
  public static Scope ofProject(String project) {
    return new Scope(Grant.ALL, project);
  }

  @Override
  public String toString() {
    var where = environment.equals(Grant.ALL) ? "all environments" : environment;
    return project.equals(Grant.ALL) ? where : where + " for the project " + project;
  }
}
