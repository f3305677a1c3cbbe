package io.slipway.engine.execute;

import java.time.Duration;
import java.util.List;

/// What a statement did.
///
/// @param rows rows that it changed, -1 when it changes none by nature
/// @param duration from sending it to its last answer
/// @param notices what the server said beside, oldest first, at most [#MAX_NOTICES]
public record StatementResult(long rows, Duration duration, List<String> notices) {

  /// A script that raises a notice a row must not fill the memory.
  static final int MAX_NOTICES = 50;

  public StatementResult {
    notices = List.copyOf(notices);
  }
}
