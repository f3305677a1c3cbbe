package io.slipway.engine.postflight;

import java.time.Duration;
import java.util.Set;

/// How much is looked at behind a run.
///
/// @param patience how long one statement may take; a check that takes longer warns that it does
///     not know, and a script or a query that does fails. Default 30 s
/// @param off the checks that are not made; each warns that it was not. Default none
public record PostflightSettings(Duration patience, Set<Check> off) {

  public static final PostflightSettings DEFAULT =
      new PostflightSettings(Duration.ofSeconds(30), Set.of());

  public PostflightSettings {
    off = Set.copyOf(off);
  }
}
