package io.slipway.engine.execute;

import io.slipway.engine.sql.Redacted;
import java.time.Instant;
import java.util.Optional;

/// A session of an earlier attempt that outlived it: the server has not noticed that nobody is at
/// its other end.
///
/// @param pid its server process
/// @param state as in `pg_stat_activity`
/// @param query its last one's beginning, without what its strings say
/// @param queryStart when that began
public record Orphan(int pid, String state, String query, Optional<Instant> queryStart) {

  public Orphan {
    query = Redacted.of(query);
  }

  /// Whether something of it may take effect yet, as far as the server shows.
  boolean isAtWork() {
    return state.isEmpty() || state.equals("active");
  }

  /// Names it and what it does.
  public String inWords() {
    return "process %d of an earlier attempt is still there (%s: %s)"
        .formatted(pid, state.isEmpty() ? "state hidden" : state, query);
  }
}
