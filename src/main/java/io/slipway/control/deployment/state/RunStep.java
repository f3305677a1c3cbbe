package io.slipway.control.deployment.state;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far one step of a run is.
public record RunStep(
    int number,
    @Schema(example = "V10__best_before_backfill.sql") String migration,
    State state,
    @Schema(description = "Statements it has") int statements,
    @Schema(description = "Statements that succeeded") int done,
    @Schema(description = "Rows that its statements changed") long rowsChanged,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable @Schema(description = "Present while the step is at a statement")
        StatementUnderWay underWay) {

  /// The same step at a statement, or at none.
  public RunStep at(@Nullable StatementUnderWay statement) {
    return new RunStep(
        number, migration, state, statements, done, rowsChanged, startedAt, finishedAt, statement);
  }

  public static RunStep pending(int number, String migration, int statements) {
    return new RunStep(number, migration, State.PENDING, statements, 0, 0, null, null, null);
  }

  /// The states of a step.
  public enum State {
    /// Not known to be applied, and not being applied.
    PENDING,
    /// Being applied.
    RUNNING,
    /// The target's ledger holds it.
    APPLIED,
    /// The run stopped at it.
    FAILED
  }
}
