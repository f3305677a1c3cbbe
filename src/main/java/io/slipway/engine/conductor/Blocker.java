package io.slipway.engine.conductor;

import io.slipway.engine.sql.Redacted;
import java.time.Instant;
import java.util.Optional;

/// A session that a run waits for, as far as the server shows it to the run's role: what other
/// roles do is hidden from one without `pg_read_all_stats`.
///
/// @param pid the server process; 0 for a prepared transaction, which has none
/// @param user the role that it logged in as; empty when hidden
/// @param application what it calls itself; empty when hidden or unset
/// @param client its address; empty when hidden or local
/// @param transactionSince when its transaction began
/// @param queryStart when its last query began
/// @param state as in `pg_stat_activity`, such as `idle in transaction`; empty when hidden
/// @param query its last query's beginning, with what its strings say left out, since they may hold
///     secrets; empty when hidden
/// @param relation what is waited for; empty when it is no relation
/// @param mode the lock's name in `pg_locks` that it has there, or waits for before the run
public record Blocker(
    int pid,
    String user,
    String application,
    String client,
    Optional<Instant> transactionSince,
    Optional<Instant> queryStart,
    String state,
    String query,
    String relation,
    String mode) {

  public Blocker {
    query = Redacted.of(query);
  }

  /// Names who has which lock where.
  public String inWords() {
    return "process %d (user %s, application %s, %s) has %s on %s"
        .formatted(
            pid,
            user.isEmpty() ? "unknown" : user,
            application.isEmpty() ? "unnamed" : application,
            state.isEmpty() ? "state hidden" : state,
            mode.isEmpty() ? "a lock" : mode,
            relation.isEmpty() ? "what is wanted" : relation);
  }

  boolean isIdle() {
    return state.startsWith("idle in transaction");
  }
}
