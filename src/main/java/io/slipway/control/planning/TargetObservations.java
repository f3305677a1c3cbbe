package io.slipway.control.planning;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was last seen on each target, for a status that asks none.
@Repository
public class TargetObservations {

  private final JdbcClient jdbc;

  TargetObservations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// What was seen on a target.
  ///
  /// @param message why it could not be asked
  /// @param bundle the bundle that it was held against; none when its project has none
  /// @param blocking findings that keep a plan from running
  public record Observation(
      String target,
      Instant observedAt,
      boolean reachable,
      @Nullable String message,
      @Nullable String bundle,
      @Nullable String currentMigration,
      int applied,
      int pending,
      int blocking) {}

  void save(Observation seen) {
    jdbc.sql(
            """
            INSERT INTO target_observation AS o (target, observed_at, reachable, message, bundle,
                current_migration, applied, pending, blocking)
            VALUES (:target, :at, :reachable, :message, :bundle, :current, :applied, :pending,
                :blocking)
            ON CONFLICT (target) DO UPDATE
               SET observed_at = excluded.observed_at, reachable = excluded.reachable,
                   message = excluded.message, bundle = excluded.bundle,
                   current_migration = excluded.current_migration, applied = excluded.applied,
                   pending = excluded.pending, blocking = excluded.blocking
             WHERE o.observed_at <= excluded.observed_at
            """)
        .param("target", seen.target())
        .param("at", Timestamp.from(seen.observedAt()))
        .param("reachable", seen.reachable())
        .param("message", seen.message())
        .param("bundle", seen.bundle())
        .param("current", seen.currentMigration())
        .param("applied", seen.applied())
        .param("pending", seen.pending())
        .param("blocking", seen.blocking())
        .update();
  }
}
