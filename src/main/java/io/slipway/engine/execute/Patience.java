package io.slipway.engine.execute;

import java.time.Duration;

/// How long a run waits for what keeps it from going on.
///
/// @param fence for others who migrate the target
/// @param reconnect for a target that it has lost; zero gives up at once
/// @param orphans for a statement that an earlier attempt left running and that may still take
///     effect; then it is ended
public record Patience(Duration fence, Duration reconnect, Duration orphans) {

  /// Of work that nobody goes on with.
  public static Patience withOthers(Duration fence) {
    return new Patience(fence, Duration.ZERO, Duration.ZERO);
  }
}
