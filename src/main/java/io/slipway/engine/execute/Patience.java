package io.slipway.engine.execute;

import java.time.Duration;

/// How long a run waits for what keeps it from going on.
///
/// @param fence for others who migrate the target
/// @param reconnect for a target that it has lost; zero gives up at once
/// @param orphans for a statement that an earlier attempt left running and that may still take
///     effect; then it is ended
/// @param silence for a target's answer to a question that a healthy server answers at once; then
///     it is lost
public record Patience(Duration fence, Duration reconnect, Duration orphans, Duration silence) {

  /// A server that is swamped, or writes a checkpoint, answers a small question within seconds.
  public static final Duration SILENCE = Duration.ofSeconds(30);

  public Patience {
    if (!silence.isPositive()) {
      throw new IllegalArgumentException("nobody answers in no time");
    }
  }

  /// Of work that nobody goes on with.
  public static Patience withOthers(Duration fence) {
    return new Patience(fence, Duration.ZERO, Duration.ZERO, SILENCE);
  }
}
