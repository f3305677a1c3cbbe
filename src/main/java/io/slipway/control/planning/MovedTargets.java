package io.slipway.control.planning;

import io.slipway.control.planning.Plan.Choice;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Compares the targets that a plan was made for with those that there are now.
@Repository
public class MovedTargets {

  private static final String GONE_OR_CHANGED =
      """
      SELECT planned.id, t.id IS NULL AS gone
        FROM plan p
        CROSS JOIN LATERAL unnest(p.targets, p.target_versions) AS planned (id, version)
        LEFT JOIN target t ON t.id = planned.id AND t.removed_at IS NULL
       WHERE p.id = ? AND (t.id IS NULL OR t.updated_at IS DISTINCT FROM planned.version)
       ORDER BY planned.id
      """;

  private static final String ADDED =
      """
      SELECT t.id FROM target t JOIN plan p ON t.project = p.project AND t.environment = p.environment
       WHERE p.id = ? AND t.removed_at IS NULL AND t.id <> ALL (p.targets)
       ORDER BY t.id
      """;

  private final JdbcClient jdbc;

  MovedTargets(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What became of the targets since the plan was asked for.
  ///
  /// @param changed whose connection or labels are not as they were
  public record Moved(List<String> added, List<String> removed, List<String> changed) {}

  private record Difference(String target, boolean isGone) {}

  public Moved moved(Plan plan) {
    var differences =
        jdbc.sql(GONE_OR_CHANGED)
            .param(plan.id().value())
            .query((row, _) -> new Difference(row.getString("id"), row.getBoolean("gone")))
            .list();
    return new Moved(
        plan.choice() == Choice.WHOLE_ENVIRONMENT ? added(plan) : List.of(),
        differences.stream().filter(Difference::isGone).map(Difference::target).toList(),
        differences.stream().filter(it -> !it.isGone()).map(Difference::target).toList());
  }

  private List<String> added(Plan plan) {
    return jdbc.sql(ADDED).param(plan.id().value()).query((row, _) -> row.getString(1)).list();
  }
}
