package io.slipway.control.planning;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was last found on the targets of plans that have not run.
@Repository
public class PlanSightings {

  // Whoever waits for longer than that makes a new plan.
  private static final String WATCHED =
      """
      SELECT p.id FROM plan p
       WHERE p.state = 'READY' AND p.created_at > :since
         AND EXISTS (SELECT FROM plan_opinion o WHERE o.plan = p.id)
         AND NOT EXISTS (SELECT FROM run r JOIN deployment d ON d.id = r.deployment
                          WHERE d.plan = p.id AND r.attempt > 0)
         AND NOT EXISTS (SELECT FROM plan_sighting s WHERE s.plan = p.id AND s.moved IS NOT NULL)
       ORDER BY p.created_at
      """;

  private final JdbcClient jdbc;

  PlanSightings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What has moved on a plan's targets, each in a sentence.
  public List<String> moved(PlanId plan) {
    return jdbc.sql(
            "SELECT moved FROM plan_sighting WHERE plan = ? AND moved IS NOT NULL ORDER BY target")
        .param(plan.value())
        .query((row, _) -> row.getString(1))
        .list();
  }

  void save(PlanId plan, String target, Instant at, Optional<String> moved) {
    jdbc.sql(
            """
            INSERT INTO plan_sighting (plan, target, seen_at, moved)
            VALUES (:plan, :target, :at, :moved)
            ON CONFLICT (plan, target) DO UPDATE
              SET seen_at = excluded.seen_at, moved = excluded.moved""")
        .param("plan", plan.value())
        .param("target", target)
        .param("at", Timestamp.from(at))
        .param("moved", moved.orElse(null))
        .update();
  }

  /// The plans that people have said something of, and whose targets nothing was done to yet.
  List<PlanId> watched(Instant since) {
    return jdbc.sql(WATCHED)
        .param("since", Timestamp.from(since))
        .query((row, _) -> new PlanId(row.getObject("id", UUID.class)))
        .list();
  }

  /// Whether a run of the plan has begun, so that its targets may be as it left them.
  boolean hasBegun(PlanId plan) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT FROM run r JOIN deployment d ON d.id = r.deployment
                            WHERE d.plan = ? AND r.attempt > 0)""")
        .param(plan.value())
        .query(Boolean.class)
        .single();
  }
}
