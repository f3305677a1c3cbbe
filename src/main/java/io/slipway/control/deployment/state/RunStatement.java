package io.slipway.control.deployment.state;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that a run sent to its target.
public record RunStatement(
    int attempt,
    @Schema(description = "The step's number") int step,
    @Schema(example = "V10__best_before_backfill.sql") String migration,
    @Schema(description = "One-based place in the script; 0 for a whole script sent as one message")
        int number,
    @Schema(description = "One-based line of the file") int line,
    @Schema(description = "Its first words, without what its strings say") String beginning,
    Outcome outcome,
    Instant startedAt,
    @Nullable @Schema(description = "Absent when its answer never came") Instant finishedAt,
    @Nullable @Schema(description = "Absent when it changes none by nature") Long rowsChanged,
    @Schema(description = "What the server said beside, oldest first") List<String> notices) {

  public RunStatement {
    notices = List.copyOf(notices);
  }

  /// What became of a statement by itself; a step that fails in its transaction undoes all of them.
  public enum Outcome {
    SUCCEEDED,
    FAILED,
    /// The session broke before the server answered.
    NO_ANSWER
  }
}
