package io.slipway.control.planning;

import io.slipway.control.planning.Plan.Choice;
import io.slipway.control.project.Environment;
import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.Environments;
import io.slipway.control.project.Project;
import io.slipway.control.project.ProjectId;
import io.slipway.control.project.Projects;
import io.slipway.control.project.Target;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.Targets;
import io.slipway.engine.bundle.BundleId;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Finds the stored objects that a plan request names, or says which name is at fault.
@Component
class PlanRequests {

  private final Bundles bundles;
  private final Projects projects;
  private final Environments environments;
  private final Targets targets;

  PlanRequests(Bundles bundles, Projects projects, Environments environments, Targets targets) {
    this.bundles = bundles;
    this.projects = projects;
    this.environments = environments;
    this.targets = targets;
  }

  PlanWish resolve(PlanRequest request) {
    if ((request.environment() == null) == (request.targets() == null)) {
      throw invalid("environment", "give either an environment or targets");
    }
    var chosen = request.targets() == null ? List.<Target>of() : named(request.targets());
    var project = project(request, chosen);
    var environment =
        chosen.isEmpty()
            ? environment(Objects.requireNonNull(request.environment()))
            : common(chosen);
    var all = chosen.isEmpty() ? targets.of(project.id(), environment.id()) : chosen;
    if (all.isEmpty()) {
      throw invalid("environment", "%s has no target in it".formatted(project.id()));
    }
    if (!all.stream().allMatch(target -> target.project().equals(project.id()))) {
      throw invalid("targets", "all must belong to the project " + project.id());
    }
    var choice = chosen.isEmpty() ? Choice.WHOLE_ENVIRONMENT : Choice.CHOSEN;
    return new PlanWish(project, environment, all, choice, bundle(request, project));
  }

  private Project project(PlanRequest request, List<Target> chosen) {
    if (request.project() != null) {
      return ProjectId.read(request.project())
          .flatMap(projects::find)
          .orElseThrow(() -> invalid("project", "there is no project " + request.project()));
    }
    if (!chosen.isEmpty()) {
      return projects.find(chosen.getFirst().project()).orElseThrow();
    }
    if (request.bundle() == null) {
      throw invalid("project", "is missing: name a project, a bundle or targets");
    }
    var owners = bundles.owners(new BundleId(request.bundle()));
    if (owners.size() != 1) {
      throw invalid(
          "project",
          owners.isEmpty()
              ? "is missing, and no project has this bundle"
              : "is missing, and several projects have this bundle");
    }
    return projects.find(owners.getFirst()).orElseThrow();
  }

  private Optional<BundleId> bundle(PlanRequest request, Project project) {
    if (request.bundle() == null) {
      return Optional.empty();
    }
    var id = new BundleId(request.bundle());
    if (bundles.find(project.id(), id).isEmpty()) {
      throw invalid("bundle", "%s has no such bundle; upload it first".formatted(project.id()));
    }
    return Optional.of(id);
  }

  private Environment environment(String name) {
    return EnvironmentId.read(name)
        .flatMap(environments::find)
        .orElseThrow(() -> invalid("environment", "there is no environment " + name));
  }

  private Environment common(List<Target> chosen) {
    var first = chosen.getFirst().environment();
    if (!chosen.stream().allMatch(target -> target.environment().equals(first))) {
      throw invalid("targets", "all must be of one environment");
    }
    return environments.find(first).orElseThrow();
  }

  private List<Target> named(List<String> names) {
    return names.stream()
        .distinct()
        .map(
            name ->
                TargetId.read(name)
                    .flatMap(targets::find)
                    .orElseThrow(() -> invalid("targets", "there is no target " + name)))
        .toList();
  }

  private static ProblemException invalid(String field, String message) {
    return Refusal.ofField(ProblemCode.INVALID_FIELD, field, message).asException();
  }
}
