package io.slipway.control.project.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// A time of the week in which plans may run.
///
/// @param days on which it opens
/// @param from when it opens, as clocks of the zone show it
/// @param to when it closes; on the next day unless it is after `from`
public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

  /// The days come into their order.
  public Window {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a window opens on some day");
    }
    days = Collections.unmodifiableSet(EnumSet.copyOf(days));
  }

  /// The name of its zone for people and files: `UTC`.
  public String zoneName() {
    return LocalTimes.name(zone);
  }

  /// One time that it is open: from its beginning until just before its end.
  record Opening(Instant from, Instant to) {

    boolean contains(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(to);
    }

    /// Clocks may skip all of it.
    boolean isEmpty() {
      return !from.isBefore(to);
    }
  }

  /// The time that it opens on a day that is among its [#days].
  Opening on(LocalDate day) {
    var closes = to.isAfter(from) ? day : day.plusDays(1);
    return new Opening(
        LocalTimes.reached(day.atTime(from), zone), LocalTimes.reached(closes.atTime(to), zone));
  }
}
