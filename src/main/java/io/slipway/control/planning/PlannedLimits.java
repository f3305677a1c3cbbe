package io.slipway.control.planning;

import io.slipway.engine.conductor.ScriptLimits;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What a script asks for in place of what its environment's `locks` give; what is null it leaves
/// to them.
@Schema(description = "What the script asks for in place of its environment's locks settings")
public record PlannedLimits(
    @Nullable
        @Schema(
            description = "How long each of its statements may wait for each lock; 0 for no limit",
            example = "5s")
        String lockTimeout,
    @Nullable
        @Schema(
            description = "How long each of its statements may take; 0 for no limit",
            example = "10min")
        String statementTimeout,
    @Nullable @Schema(description = "How often it is tried at most") Integer tries,
    @Nullable
        @Schema(description = "No try begins later than this after the first", example = "15min")
        String budget) {

  /// Empty for a script that asks for nothing.
  public static Optional<PlannedLimits> of(ScriptLimits limits) {
    return limits.equals(ScriptLimits.NONE)
        ? Optional.empty()
        : Optional.of(
            new PlannedLimits(
                limits.lockTimeout().map(ScriptLimits::inWords).orElse(null),
                limits.statementTimeout().map(ScriptLimits::inWords).orElse(null),
                limits.tries().orElse(null),
                limits.budget().map(ScriptLimits::inWords).orElse(null)));
  }

  /// As the script would write it.
  String inWords() {
    var words = new StringJoiner(", ");
    add(words, "lock_timeout", lockTimeout);
    add(words, "statement_timeout", statementTimeout);
    add(words, "tries", tries);
    add(words, "budget", budget);
    return words.toString();
  }

  private static void add(StringJoiner words, String key, @Nullable Object value) {
    if (value != null) {
      words.add(key + "=" + value);
    }
  }
}
