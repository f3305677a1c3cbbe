package io.slipway.control.project.policy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/// A time in which nothing runs, from its beginning until just before its end.
///
/// @param from as clocks of the zone show it
/// @param to as clocks of the zone show it; empty for one without an end
/// @param reason why
/// @param by who said so
public record Freeze(
    LocalDateTime from, Optional<LocalDateTime> to, ZoneId zone, String reason, String by) {

  public Freeze {
    if (to.isPresent() && !from.isBefore(to.get())) {
      throw new IllegalArgumentException("a freeze ends after it begins");
    }
  }

  /// The name of its zone for people and files: `UTC`.
  public String zoneName() {
    return LocalTimes.name(zone);
  }

  public Instant begins() {
    return LocalTimes.reached(from, zone);
  }

  /// Empty when it does not end.
  public Optional<Instant> ends() {
    return to.map(end -> LocalTimes.reached(end, zone));
  }

  public boolean holdsAt(Instant moment) {
    return !moment.isBefore(begins()) && ends().map(moment::isBefore).orElse(true);
  }
}
