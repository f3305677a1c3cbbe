package io.slipway.control.project.policy;

import io.slipway.control.project.policy.Window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// When plans may run: in a window, if there are any, and in no freeze. Calendar arithmetic only.
///
/// @param windows none for always
public record Openings(List<Window> windows, List<Freeze> freezes) {

  // The longest window is a day, and clocks have skipped a whole day.
  private static final int DAYS_BEFORE = 3;

  // Windows recur weekly; clocks may skip one, not two in a row.
  private static final int DAYS_AHEAD = 22;

  // What stays open for longer than all days of a week recurs, and so never closes.
  private static final Duration FOREVER = Duration.ofDays(15);

  public Openings {
    windows = List.copyOf(windows);
    freezes = List.copyOf(freezes);
  }

  public boolean isOpen(Instant moment) {
    return freezeAt(moment).isEmpty() && isInWindow(moment);
  }

  /// The first moment from this one on that is open, this one if it is; empty when there is none.
  public Optional<Instant> nextOpening(Instant moment) {
    var next = nextInWindow(moment);
    // Each freeze is left behind once, and there are only so many.
    for (var left = freezes.size(); left > 0 && next.isPresent(); left--) {
      var freeze = freezeAt(next.get());
      if (freeze.isEmpty()) {
        return next;
      }
      next = freeze.get().ends().flatMap(this::nextInWindow);
    }
    return next.filter(this::isOpen);
  }

  /// Since when no window has been open; empty while one is, and when none was in the last weeks.
  public Optional<Instant> outsideSince(Instant moment) {
    if (isInWindow(moment)) {
      return Optional.empty();
    }
    return openings(moment, DAYS_AHEAD, 0)
        .map(Opening::to)
        .filter(end -> !end.isAfter(moment))
        .max(Comparator.naturalOrder());
  }

  /// The first moment behind this one that is not open; empty when it never closes, or is not open
  /// now.
  public Optional<Instant> closesAt(Instant moment) {
    if (!isOpen(moment)) {
      return Optional.empty();
    }
    var frozen =
        freezes.stream()
            .filter(freeze -> freeze.begins().isAfter(moment))
            .filter(freeze -> freeze.ends().map(freeze.begins()::isBefore).orElse(true))
            .map(Freeze::begins);
    return Stream.concat(frozen, windowCloses(moment).stream()).min(Comparator.naturalOrder());
  }

  /// The freeze that holds at a moment; of several the one that ends last.
  public Optional<Freeze> freezeAt(Instant moment) {
    return freezes.stream()
        .filter(freeze -> freeze.holdsAt(moment))
        .max(Comparator.comparing(freeze -> freeze.ends().orElse(Instant.MAX)));
  }

  private boolean isInWindow(Instant moment) {
    return windows.isEmpty() || around(moment).anyMatch(opening -> opening.contains(moment));
  }

  private Optional<Instant> nextInWindow(Instant moment) {
    if (isInWindow(moment)) {
      return Optional.of(moment);
    }
    return openings(moment, DAYS_AHEAD)
        .map(Opening::from)
        .filter(moment::isBefore)
        .min(Comparator.naturalOrder());
  }

  private Optional<Instant> windowCloses(Instant moment) {
    if (windows.isEmpty()) {
      return Optional.empty();
    }
    var closes = moment;
    while (closes.isBefore(moment.plus(FOREVER))) {
      var open = closes;
      var further =
          around(open)
              .filter(opening -> opening.contains(open))
              .map(Opening::to)
              .max(Comparator.naturalOrder());
      if (further.isEmpty()) {
        return Optional.of(closes);
      }
      closes = further.get();
    }
    return Optional.empty();
  }

  private Stream<Opening> around(Instant moment) {
    return openings(moment, 1);
  }

  private Stream<Opening> openings(Instant moment, int daysAhead) {
    return openings(moment, DAYS_BEFORE, daysAhead);
  }

  private Stream<Opening> openings(Instant moment, int daysBefore, int daysAhead) {
    return windows.stream()
        .flatMap(
            window -> {
              var today = moment.atZone(window.zone()).toLocalDate();
              return LongStream.rangeClosed(-daysBefore, daysAhead)
                  .mapToObj(today::plusDays)
                  .filter(day -> window.days().contains(day.getDayOfWeek()))
                  .map(window::on);
            })
        .filter(opening -> !opening.isEmpty());
  }
}
