package io.slipway.control.planning;

import io.slipway.control.project.ProjectId;
import io.slipway.engine.bundle.BundleId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The people who uploaded a bundle: everybody who ever sent its files, as any of them may have
/// written them.
@Repository
public class BundleUploaders {

  private final JdbcClient jdbc;
  private final Clock clock;

  BundleUploaders(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Before the bundle's id is told to whoever sent it, so that no plan is quicker.
  void add(StoredBundle bundle, UUID person) {
    jdbc.sql(
            """
            INSERT INTO bundle_uploader (project, bundle, person, at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING""")
        .params(
            bundle.project().value(), bundle.id().value(), person, Timestamp.from(clock.instant()))
        .update();
  }

  public Set<UUID> of(ProjectId project, BundleId bundle) {
    return Set.copyOf(
        jdbc.sql("SELECT person FROM bundle_uploader WHERE project = ? AND bundle = ?")
            .params(project.value(), bundle.value())
            .query(UUID.class)
            .list());
  }
}
