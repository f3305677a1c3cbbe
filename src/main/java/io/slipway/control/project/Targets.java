package io.slipway.control.project;

import io.slipway.http.authorization.Visible;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/// All targets that were not removed; lists are in the order of their ids.
@Repository
public class Targets {

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
    return matching(new TargetFilter("", environment.value(), Map.of(), Visible.ALL));
  }

  public List<Target> of(ProjectId project, EnvironmentId environment) {
    return matching(new TargetFilter(project.value(), environment.value(), Map.of(), Visible.ALL));
  }

  private List<Target> matching(TargetFilter filter) {
    return table.page(filter, "", Integer.MAX_VALUE).stream().map(Stored::object).toList();
  }
}
