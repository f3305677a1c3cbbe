package io.slipway.control.project.policy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A zone's clock, read every minute for a year and some days on either side.
final class WatchedClock {

  private static final int DAYS_BEFORE = 10;
  private static final int DAYS = 366 + 2 * DAYS_BEFORE;
  private static final int SECONDS_A_MINUTE = 60;

  private record Key(ZoneId zone, int year) {}

  private static final Map<Key, WatchedClock> WATCHED = new ConcurrentHashMap<>();

  private final long start;

  // The latest time that was shown up to each minute, as seconds of a calendar without zones.
  private final long[] latest = new long[DAYS * 24 * 60];

  private WatchedClock(Key key) {
    start =
        LocalDateTime.of(key.year(), 1, 1, 0, 0)
            .minusDays(DAYS_BEFORE)
            .toEpochSecond(ZoneOffset.UTC);
    for (var minute = 0; minute < latest.length; minute++) {
      var moment = Instant.ofEpochSecond(start + (long) minute * SECONDS_A_MINUTE);
      var shown = LocalDateTime.ofInstant(moment, key.zone()).toEpochSecond(ZoneOffset.UTC);
      latest[minute] = minute == 0 ? shown : Math.max(shown, latest[minute - 1]);
    }
  }

  static WatchedClock of(ZoneId zone, int year) {
    return WATCHED.computeIfAbsent(new Key(zone, year), WatchedClock::new);
  }

  /// The first minute at which this time or a later one was shown; the last that was watched when
  /// there was none.
  Instant first(LocalDateTime time) {
    var wanted = time.toEpochSecond(ZoneOffset.UTC);
    var place = Arrays.binarySearch(latest, wanted);
    var minute = place >= 0 ? place : -place - 1;
    while (minute > 0 && minute < latest.length && latest[minute - 1] == wanted) {
      minute--;
    }
    return Instant.ofEpochSecond(start + (long) minute * SECONDS_A_MINUTE);
  }
}
