package io.slipway.engine.conductor;

import java.time.Duration;
import java.util.regex.Pattern;

/// Sessions that may be ended when a run waits for them: the allow-list of an environment.
///
/// A query is cancelled; a session that is idle in its transaction has none, and is terminated. The
/// run's role needs `pg_signal_backend`, or to be a member of the session's role.
///
/// @param application the session's `application_name`, with `*` for any characters
/// @param after how long the run waits for it first
public record Eviction(String application, Duration after) {

  boolean allows(Blocker blocker) {
    var regex = "\\Q" + application.replace("*", "\\E.*\\Q") + "\\E";
    return Pattern.compile(regex, Pattern.DOTALL).matcher(blocker.application()).matches();
  }
}
