package io.slipway.control.notify;

import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.Environments;
import io.slipway.control.project.ProjectId;
import io.slipway.control.project.Projects;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds environments and projects in a wish that do not exist: a slip of the pen would keep
/// somebody from ever being told.
@Component
class KnownPlaces {

  private final Environments environments;
  private final Projects projects;

  KnownPlaces(Environments environments, Projects projects) {
    this.environments = environments;
    this.projects = projects;
  }

  Optional<Refusal> objection(SubscriptionWish wish) {
    return objection("environments", wish.environments(), this::isEnvironment)
        .or(() -> objection("projects", wish.projects(), this::isProject));
  }

  private boolean isEnvironment(String id) {
    return EnvironmentId.read(id).flatMap(environments::find).isPresent();
  }

  private boolean isProject(String id) {
    return ProjectId.read(id).flatMap(projects::find).isPresent();
  }

  private static Optional<Refusal> objection(
      String field, @Nullable List<String> named, Predicate<String> exists) {
    var ids = SubscriptionWish.orEmpty(named);
    return IntStream.range(0, ids.size())
        .filter(i -> !exists.test(ids.get(i)))
        .mapToObj(
            i ->
                Refusal.ofField(
                    ProblemCode.INVALID_FIELD, field + "[" + i + "]", "is none that there is"))
        .findFirst();
  }
}
