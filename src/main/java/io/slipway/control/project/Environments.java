package io.slipway.control.project;

import io.slipway.http.authorization.Visible;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Repository;

/// All environments that were not removed.
@Repository
public class Environments {

  private final EnvironmentTable table;

  Environments(EnvironmentTable table) {
    this.table = table;
  }

  public Optional<Environment> find(EnvironmentId id) {
    return table.find(id.value()).map(Stored::object);
  }

  /// In their order.
  public List<Environment> all() {
    return table.page(0, Visible.ALL, Integer.MAX_VALUE).stream().map(Stored::object).toList();
  }
}
