package io.slipway.control.deployment.state;

import io.slipway.engine.conductor.Blocker;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A while in which others' locks kept a run waiting.
///
/// @param blockers all that were in the way in its course, each as it was seen last
@Schema(description = "A while in which others' locks kept a run waiting")
public record RunWait(
    int attempt,
    int number,
    @Schema(description = "The step that waited; empty between steps") String migration,
    Instant since,
    @Nullable @Schema(description = "Null while it lasts") Instant until,
    List<Session> blockers) {

  public RunWait {
    blockers = List.copyOf(blockers);
  }

  /// A session that was in the way.
  public record Session(
      @Schema(description = "The server process, for pg_terminate_backend; 0 for a prepared one")
          int pid,
      @Schema(description = "Empty when hidden from the run's role") String user,
      String application,
      String client,
      @Nullable Instant transactionSince,
      @Nullable Instant queryStart,
      @Schema(example = "idle in transaction") String state,
      @Schema(description = "Its last query, without what its strings say") String query,
      @Schema(description = "What is waited for", example = "orders") String relation,
      @Schema(description = "The lock it has there", example = "AccessShareLock") String mode) {

    public static Session of(Blocker blocker) {
      return new Session(
          blocker.pid(),
          blocker.user(),
          blocker.application(),
          blocker.client(),
          blocker.transactionSince().orElse(null),
          blocker.queryStart().orElse(null),
          blocker.state(),
          blocker.query(),
          blocker.relation(),
          blocker.mode());
    }
  }

  public RunWait with(List<Blocker> more) {
    var all = new ArrayList<>(blockers);
    for (var blocker : more) {
      all.removeIf(known -> known.pid() == blocker.pid());
      all.add(Session.of(blocker));
    }
    return new RunWait(attempt, number, migration, since, until, all);
  }

  public RunWait endedAt(Instant end) {
    return new RunWait(attempt, number, migration, since, end, blockers);
  }
}
