package io.slipway.control.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Repository;

/// All targets that were not removed; lists are in the order of their ids.
@Repository
public class Targets {

  private static final Set<String> ALL = Set.of("*");

  private final TargetTable table;

  Targets(TargetTable table) {
    this.table = table;
  }

  public Optional<Target> find(TargetId id) {
    return table.find(id.value()).map(Stored::object);
  }

  public List<Target> all() {
    return matching(TargetFilter.NONE);
  }

  public List<Target> in(EnvironmentId environment) {
    return matching(new TargetFilter("", environment.value(), Map.of(), ALL));
  }

  public List<Target> of(ProjectId project, EnvironmentId environment) {
    return matching(new TargetFilter(project.value(), environment.value(), Map.of(), ALL));
  }

  private List<Target> matching(TargetFilter filter) {
    return table.page(filter, "", Integer.MAX_VALUE).stream().map(Stored::object).toList();
  }
}
