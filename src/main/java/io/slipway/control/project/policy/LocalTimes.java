package io.slipway.control.project.policy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// When clocks on the wall show a time.
final class LocalTimes {

  private LocalTimes() {}

  /// A zone's name as the files have it.
  static String name(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /// The moment at which clocks of a zone first show this time or a later one: of a time that they
  /// show twice the first, of one that they skip the moment of the jump.
  static Instant reached(LocalDateTime time, ZoneId zone) {
    var rules = zone.getRules();
    var offsets = rules.getValidOffsets(time);
    return offsets.isEmpty()
        ? rules.getTransition(time).getInstant()
        : time.toInstant(offsets.getFirst());
  }
}
