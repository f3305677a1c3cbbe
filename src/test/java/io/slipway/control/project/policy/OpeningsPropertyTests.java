package io.slipway.control.project.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Windows and freezes against clocks that are read every minute of a year.
class OpeningsPropertyTests {

  // Half hours, two hours, jumps at midnight in both directions, and a day that never was.
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "Antarctica/Troll",
          "America/Sao_Paulo",
          "America/Havana",
          "Asia/Beirut",
          "Asia/Kathmandu",
          "Africa/Casablanca",
          "Pacific/Apia",
          "Pacific/Kiritimati",
          "UTC");

  private static final int MINUTES = 366 * 24 * 60;

  /// A calendar and the year in which it is looked at.
  record Case(int year, Openings openings) {

    Instant start() {
      return LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    }

    Instant end() {
      return start().plusSeconds(MINUTES * 60L);
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    // Apia skipped a day in 2011; Brazil's clocks still changed in 2018, at midnight.
    return Arbitraries.of(2011, 2018, 2024, 2026)
        .flatMap(
            year ->
                Combinators.combine(
                        windows().list().ofMinSize(0).ofMaxSize(3),
                        freezes(year).list().ofMinSize(0).ofMaxSize(3))
                    .as((windows, freezes) -> new Case(year, new Openings(windows, freezes))));
  }

  private static Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZONES).map(ZoneId::of);
  }

  private static Arbitrary<Window> windows() {
    Arbitrary<Set<DayOfWeek>> days =
        Arbitraries.of(DayOfWeek.class).set().ofMinSize(1).ofMaxSize(7);
    return Combinators.combine(days, times(), times(), zones()).as(Window::new);
  }

  // Mostly at night, when clocks are changed.
  private static Arbitrary<LocalTime> times() {
    var halfHours = Arbitraries.integers().between(0, 9).map(it -> it * 30);
    var minutes = Arbitraries.integers().between(0, 24 * 60 - 1);
    return Arbitraries.oneOf(halfHours, minutes).map(it -> LocalTime.ofSecondOfDay(it * 60L));
  }

  private static Arbitrary<Freeze> freezes(int year) {
    var from =
        Arbitraries.integers()
            .between(0, MINUTES)
            .map(it -> LocalDateTime.of(year, 1, 1, 0, 0).plusMinutes(it));
    var minutes = Arbitraries.integers().between(1, 40 * 24 * 60).injectNull(0.1);
    return Combinators.combine(from, minutes, zones())
        .as(
            (begin, length, zone) ->
                new Freeze(
                    begin, Optional.ofNullable(length).map(begin::plusMinutes), zone, "why", "me"));
  }

  @Property(tries = 60)
  void isOpenWheneverClocksSaySoMinuteByMinute(@ForAll("cases") Case one) {
    var open = bruteForce(one);
    for (var minute = 0; minute < MINUTES; minute++) {
      if (minute % 97 == 0 || minute > 0 && open[minute] != open[minute - 1]) {
        var moment = one.start().plusSeconds(minute * 60L);
        assertThat(one.openings().isOpen(moment)).as("%s", moment).isEqualTo(open[minute]);
        if (minute > 0) {
          assertThat(one.openings().isOpen(moment.minusNanos(1)))
              .as("just before %s", moment)
              .isEqualTo(open[minute - 1]);
        }
      }
    }
  }

  @Property(tries = 60)
  void theNextOpeningAndTheNextClosingAreThoseThatClocksShow(@ForAll("cases") Case one) {
    var open = bruteForce(one);
    for (var minute = 0; minute < MINUTES; minute += 4999) {
      var moment = one.start().plusSeconds(minute * 60L);
      var opens = next(open, minute, true);
      if (opens < MINUTES) {
        assertThat(one.openings().nextOpening(moment))
            .as("next from %s", moment)
            .contains(one.start().plusSeconds(opens * 60L));
      } else {
        assertThat(one.openings().nextOpening(moment).map(one.end()::isAfter).orElse(false))
            .as("none this year from %s", moment)
            .isFalse();
      }
      var closes = next(open, minute, false);
      if (open[minute] && closes < MINUTES) {
        assertThat(one.openings().closesAt(moment))
            .as("closes from %s", moment)
            .contains(one.start().plusSeconds(closes * 60L));
      } else if (!open[minute]) {
        assertThat(one.openings().closesAt(moment)).isEmpty();
      }
    }
  }

  private static int next(boolean[] open, int from, boolean wanted) {
    var minute = from;
    while (minute < MINUTES && open[minute] != wanted) {
      minute++;
    }
    return minute;
  }

  // A window that is due at a time opens at the first minute at which its clock shows that time, or
  // a later one.
  private static boolean[] bruteForce(Case one) {
    var open = new boolean[MINUTES];
    Arrays.fill(open, one.openings().windows().isEmpty());
    for (var window : one.openings().windows()) {
      var clock = WatchedClock.of(window.zone(), one.year());
      var first = LocalDate.of(one.year(), 1, 1).minusDays(4);
      first
          .datesUntil(first.plusDays(374))
          .filter(day -> window.days().contains(day.getDayOfWeek()))
          .forEach(
              day -> {
                var closes = window.to().isAfter(window.from()) ? day : day.plusDays(1);
                var from = clock.first(day.atTime(window.from()));
                fill(open, one, from, clock.first(closes.atTime(window.to())), true);
              });
    }
    for (var freeze : one.openings().freezes()) {
      var clock = WatchedClock.of(freeze.zone(), one.year());
      var ends = freeze.to().map(clock::first).orElse(Instant.MAX);
      fill(open, one, clock.first(freeze.from()), ends, false);
    }
    return open;
  }

  private static void fill(boolean[] open, Case one, Instant from, Instant to, boolean value) {
    var first = Math.max(0, Duration.between(one.start(), from).toMinutes());
    var last = to.equals(Instant.MAX) ? MINUTES : Duration.between(one.start(), to).toMinutes();
    for (var minute = first; minute < Math.min(last, MINUTES); minute++) {
      open[(int) minute] = value;
    }
  }
}
