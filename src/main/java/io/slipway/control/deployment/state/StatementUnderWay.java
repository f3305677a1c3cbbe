package io.slipway.control.deployment.state;

import io.slipway.engine.conductor.CommandProgress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The statement that a step is at.
@Schema(description = "The statement that a step is at")
public record StatementUnderWay(
    @Schema(description = "One-based place in the script; 0 for a whole script sent as one message")
        int number,
    @Schema(description = "One-based line of the file") int line,
    @Schema(
            description = "Its first words, without what its strings say",
            example = "CREATE INDEX CONCURRENTLY by_id ON orders (id)")
        String beginning,
    Instant since,
    @Nullable
        @Schema(
            description =
                "What PostgreSQL counts of it, in pg_stat_progress_*; absent for commands of which"
                    + " it counts nothing, such as UPDATE")
        Progress progress) {

  /// How far it is.
  @Schema(name = "StatementProgress")
  public record Progress(
      @Schema(example = "CREATE INDEX CONCURRENTLY") String command,
      @Schema(description = "In PostgreSQL's words", example = "building index: scanning table")
          String phase,
      @Nullable
          @Schema(description = "How much of the phase is done; absent when nothing is counted")
          Long done,
      @Nullable @Schema(description = "Absent when nobody knows") Long total,
      @Nullable
          @Schema(
              description =
                  "What is counted: blocks, tuples, bytes, indexes, statistics, or sessions that"
                      + " are waited for",
              example = "blocks")
          String unit,
      @Schema(description = "The table; empty when only the run itself sees it", example = "orders")
          String relation) {

    public static Progress of(CommandProgress progress) {
      return new Progress(
          progress.command(),
          progress.phase(),
          value(progress.done()),
          value(progress.total()),
          progress.unit().isEmpty() ? null : progress.unit(),
          progress.relation());
    }

    private static @Nullable Long value(OptionalLong number) {
      return number.isPresent() ? number.getAsLong() : null;
    }
  }
}
