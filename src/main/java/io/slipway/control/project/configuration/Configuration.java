package io.slipway.control.project.configuration;

import io.slipway.control.project.AccessRules;
import io.slipway.control.project.Environment;
import io.slipway.control.project.Project;
import io.slipway.control.project.Target;
import io.slipway.control.project.TargetId;
import java.util.List;
import java.util.Map;

/// What the configuration's files say, whole and without contradiction.
///
/// @param environments in their order
/// @param demos which targets are to be filled for the demonstration, and how far
/// @param access whom other issuers' words let in
public record Configuration(
    List<Project> projects,
    List<Environment> environments,
    List<Target> targets,
    Map<TargetId, Demo> demos,
    AccessRules access) {

  /// Nothing configured.
  public static final Configuration EMPTY =
      new Configuration(List.of(), List.of(), List.of(), Map.of(), AccessRules.NONE);

  public Configuration {
    projects = List.copyOf(projects);
    environments = List.copyOf(environments);
    targets = List.copyOf(targets);
    demos = Map.copyOf(demos);
  }

  /// How a target of the demonstration begins.
  ///
  /// @param appliedThrough the name of the last migration that is applied at first start
  public record Demo(String appliedThrough) {}
}
