package io.slipway.control.deployment;

import io.slipway.control.deployment.state.RunState;
import io.slipway.control.deployment.state.WaveTally;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A wave of a deployment as the API shows it.
@Schema(name = "Wave")
record WaveView(
    @Schema(description = "One-based") int number,
    State state,
    @Schema(description = "The labels that its targets were chosen by") Map<String, String> match,
    @Schema(description = "How many targets it has") int targets,
    @Schema(description = "How many of them are done") int succeeded,
    int failed,
    int cancelled,
    @Schema(description = "How many runs are at work at a time") int parallel,
    @Schema(description = "So many failed runs stop the deployment") int stopAfterFailures,
    @Schema(description = "How long it has to prove itself, in seconds") long bakeSeconds,
    @Nullable Instant startedAt,
    @Nullable
        @Schema(description = "When it has proved itself; present once it is over, if it has to")
        Instant bakedAt) {

  /// A wave's state in a word.
  enum State {
    /// It has not begun.
    WAITING,
    /// Runs are at work, or wait for each other, for a target or for a decision.
    RUNNING,
    /// It is over, and the next one waits until it has proved itself.
    BAKING,
    /// Every run succeeded.
    SUCCEEDED,
    /// A run failed.
    FAILED,
    /// A run was called off, and none failed.
    CANCELLED
  }

  static List<WaveView> of(List<WaveTally> waves) {
    return IntStream.range(0, waves.size())
        .mapToObj(i -> of(waves.get(i), i + 1 < waves.size() && isExpected(waves.get(i + 1))))
        .toList();
  }

  private static boolean isExpected(WaveTally next) {
    return next.wave().startedAt().isEmpty() && !next.isOver();
  }

  private static WaveView of(WaveTally tally, boolean isNextExpected) {
    var wave = tally.wave();
    return new WaveView(
        wave.number(),
        state(tally, isNextExpected),
        wave.match(),
        tally.all(),
        tally.count(RunState.SUCCEEDED),
        tally.count(RunState.FAILED),
        tally.count(RunState.CANCELLED),
        wave.parallel(),
        wave.stopAfterFailures(),
        wave.bake().toSeconds(),
        wave.startedAt().orElse(null),
        wave.bake().isZero() ? null : tally.bakedAt().orElse(null));
  }

  private static State state(WaveTally tally, boolean isNextExpected) {
    if (!tally.isOver()) {
      return tally.wave().startedAt().isPresent() ? State.RUNNING : State.WAITING;
    }
    if (isNextExpected && tally.bakedAt().isPresent()) {
      return State.BAKING;
    }
    if (tally.count(RunState.FAILED) > 0) {
      return State.FAILED;
    }
    return tally.count(RunState.CANCELLED) > 0 ? State.CANCELLED : State.SUCCEEDED;
  }
}
