package io.slipway.control.project.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Windows and freezes as people mean them.
class OpeningsTests {

  private static Openings openings(String yaml) {
    return PolicyReaderTests.read(yaml).openings();
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @Test
  void withoutAnyItIsAlwaysOpen() {
    var always = openings("{}");

    assertThat(always.isOpen(Instant.EPOCH)).isTrue();
    assertThat(always.nextOpening(Instant.EPOCH)).contains(Instant.EPOCH);
    assertThat(always.closesAt(Instant.EPOCH)).isEmpty();
    assertThat(always.outsideSince(Instant.EPOCH)).isEmpty();
  }

  @Test
  void aWindowIsOpenFromItsBeginningUntilJustBeforeItsEnd() {
    var night = openings("windows: [{days: [thu], from: 22:00, to: \"05:00\"}]");

    assertThat(night.isOpen(at("2026-11-19T21:59:59.999999999Z"))).isFalse();
    assertThat(night.isOpen(at("2026-11-19T22:00:00Z"))).isTrue();
    assertThat(night.isOpen(at("2026-11-20T04:59:59.999999999Z"))).isTrue();
    assertThat(night.isOpen(at("2026-11-20T05:00:00Z"))).isFalse();
    assertThat(night.closesAt(at("2026-11-19T23:00:00Z"))).contains(at("2026-11-20T05:00:00Z"));
    assertThat(night.nextOpening(at("2026-11-20T05:00:00Z"))).contains(at("2026-11-26T22:00:00Z"));
    assertThat(night.outsideSince(at("2026-11-20T04:59:59Z"))).isEmpty();
    assertThat(night.outsideSince(at("2026-11-20T05:00:00Z"))).contains(at("2026-11-20T05:00:00Z"));
    assertThat(night.outsideSince(at("2026-11-26T21:00:00Z"))).contains(at("2026-11-20T05:00:00Z"));
  }

  @Test
  void windowsThatTouchAreOne() {
    var day = openings("windows: [{from: 08:00, to: 12:00}, {from: 12:00, to: 17:00}]");

    assertThat(day.closesAt(at("2026-11-19T09:00:00Z"))).contains(at("2026-11-19T17:00:00Z"));
    assertThat(
            openings("windows: [{days: [mon]}, {days: [tue, wed, thu, fri, sat, sun]}]")
                .closesAt(at("2026-11-19T09:00:00Z")))
        .isEmpty();
  }

  @Test
  void whatClocksSkipIsNotOpen() {
    // In Berlin clocks went from 02:00 to 03:00 on 29 March 2026, which is 01:00 in UTC.
    var window = "windows: [{from: \"%s\", to: \"%s\", zone: Europe/Berlin}]";

    assertThat(openings(window.formatted("01:00", "02:30")).closesAt(at("2026-03-29T00:30:00Z")))
        .contains(at("2026-03-29T01:00:00Z"));
    assertThat(openings(window.formatted("02:30", "04:00")).nextOpening(at("2026-03-29T00:30:00Z")))
        .contains(at("2026-03-29T01:00:00Z"));
    assertThat(openings(window.formatted("02:10", "02:50")).nextOpening(at("2026-03-28T12:00:00Z")))
        .contains(at("2026-03-30T00:10:00Z"));
  }

  @Test
  void whatClocksShowTwiceIsMeantTheFirstTime() {
    // In Berlin clocks went from 03:00 to 02:00 on 25 October 2026, which is 01:00 in UTC.
    var window = openings("windows: [{from: 01:00, to: 02:30, zone: Europe/Berlin}]");

    assertThat(window.closesAt(at("2026-10-24T23:30:00Z"))).contains(at("2026-10-25T00:30:00Z"));
    assertThat(window.isOpen(at("2026-10-25T01:15:00Z"))).isFalse();
  }

  @Test
  void aFreezeClosesAnOpenWindowAndTheNextOneOpensBehindIt() {
    var frozen =
        openings(
            """
            windows: [{from: 20:00, to: 23:00}]
            freezes:
              - {from: 2026-12-18T21:00, to: 2026-12-20T22:00, reason: x, by: y}
              - {from: 2026-12-20T22:00, to: 2026-12-21T20:30, reason: x, by: z}
            """);

    assertThat(frozen.closesAt(at("2026-12-18T20:30:00Z"))).contains(at("2026-12-18T21:00:00Z"));
    assertThat(frozen.isOpen(at("2026-12-19T20:30:00Z"))).isFalse();
    assertThat(frozen.nextOpening(at("2026-12-18T21:00:00Z"))).contains(at("2026-12-21T20:30:00Z"));
    assertThat(frozen.freezeAt(at("2026-12-20T22:00:00Z")).map(Freeze::by)).contains("z");
  }

  @Test
  void behindAFreezeWithoutAnEndNothingOpens() {
    var retired = openings("freezes: [{from: 2026-12-18T18:00, reason: x, by: y}]");

    assertThat(retired.closesAt(at("2026-01-01T00:00:00Z"))).contains(at("2026-12-18T18:00:00Z"));
    assertThat(retired.nextOpening(at("2026-12-18T18:00:00Z"))).isEqualTo(Optional.empty());
    assertThat(retired.isOpen(at("2099-01-01T00:00:00Z"))).isFalse();
  }
}
