package io.slipway.control.project;

import io.slipway.http.authorization.Visible;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/// All projects that were not removed.
@Repository
public class Projects {

  private final ProjectTable table;

  Projects(ProjectTable table) {
    this.table = table;
  }

  public Optional<Project> find(ProjectId id) {
    return table.find(id.value()).map(Stored::object);
  }

  /// In the order of their ids.
  public List<Project> all() {
    return table.page("", Visible.ALL, Integer.MAX_VALUE).stream().map(Stored::object).toList();
  }
}
