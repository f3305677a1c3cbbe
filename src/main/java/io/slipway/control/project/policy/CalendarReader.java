package io.slipway.control.project.policy;

import io.slipway.control.project.yaml.Section;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads a policy's windows and freezes.
public final class CalendarReader {

  static final String DAYS = "days";
  static final String FROM = "from";
  static final String TO = "to";
  static final String ZONE = "zone";
  static final String REASON = "reason";
  static final String BY = "by";

  /// The keys of a window.
  public static final Set<String> WINDOW_KEYS = Set.of(DAYS, FROM, TO, ZONE);

  /// The keys of a freeze.
  public static final Set<String> FREEZE_KEYS = Set.of(FROM, TO, ZONE, REASON, BY);

  private static final int MOST = 100;
  private static final int LETTERS_OF_A_DAY = 3;
  private static final String END_OF_DAY = "24:00";

  private CalendarReader() {}

  static List<Window> windows(Section section) {
    var windows = section.sectionList(PolicyReader.WINDOWS, WINDOW_KEYS);
    limit(section, PolicyReader.WINDOWS, windows);
    return windows.stream().map(CalendarReader::window).flatMap(Optional::stream).toList();
  }

  static List<Freeze> freezes(Section section) {
    var freezes = section.sectionList(PolicyReader.FREEZES, FREEZE_KEYS);
    limit(section, PolicyReader.FREEZES, freezes);
    return freezes.stream().map(CalendarReader::freeze).flatMap(Optional::stream).toList();
  }

  private static void limit(Section section, String key, List<Section> found) {
    if (found.size() > MOST) {
      section.problem(key, "a policy has at most %d of them".formatted(MOST));
    }
  }

  private static Optional<Window> window(Section section) {
    var days = section.list(DAYS, CalendarReader::day);
    if (section.isSound() && days.isPresent() && days.get().isEmpty()) {
      section.problem(DAYS, "a window opens on some day");
    }
    var from = section.word(FROM, CalendarReader::time);
    var to = section.word(TO, CalendarReader::time);
    var zone = zone(section);
    return section.isSound()
        ? Optional.of(
            new Window(
                days.<Set<DayOfWeek>>map(EnumSet::copyOf)
                    .orElseGet(() -> EnumSet.allOf(DayOfWeek.class)),
                from.orElse(LocalTime.MIDNIGHT),
                to.orElse(LocalTime.MIDNIGHT),
                zone))
        : Optional.empty();
  }

  private static Optional<Freeze> freeze(Section section) {
    var from = section.required(FROM, CalendarReader::dateTime);
    var to = section.optional(TO, CalendarReader::dateTime);
    var zone = zone(section);
    var reason = section.required(REASON, PolicyReader::text);
    var by = section.required(BY, PolicyReader::text);
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      section.problem(TO, "a freeze ends after it begins");
    }
    return section.isSound()
        ? Optional.of(
            new Freeze(from.orElseThrow(), to, zone, reason.orElseThrow(), by.orElseThrow()))
        : Optional.empty();
  }

  private static ZoneId zone(Section section) {
    return section.optional(ZONE, CalendarReader::zone).orElse(ZoneOffset.UTC);
  }

  private static ZoneId zone(String text) {
    if (text.equals("UTC")) {
      return ZoneOffset.UTC;
    }
    if (ZoneId.getAvailableZoneIds().contains(text)) {
      return ZoneId.of(text);
    }
    throw new IllegalArgumentException(
        "expected a time zone such as Europe/Berlin or UTC, not " + text);
  }

  private static DayOfWeek day(String text) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> word(day).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("expected one of %s, not %s".formatted(days(), text)));
  }

  /// `mon`, as the files have it.
  static String word(DayOfWeek day) {
    return day.name().substring(0, LETTERS_OF_A_DAY).toLowerCase(Locale.ROOT);
  }

  private static String days() {
    return Arrays.stream(DayOfWeek.values())
        .map(CalendarReader::word)
        .collect(Collectors.joining(", "));
  }

  private static LocalTime time(String text) {
    if (text.equals(END_OF_DAY)) {
      return LocalTime.MIDNIGHT;
    }
    try {
      var time = LocalTime.parse(text);
      if (time.getNano() == 0) {
        return time;
      }
    } catch (DateTimeParseException _) {
      // Said below.
    }
    throw new IllegalArgumentException("expected a time such as 22:00, not " + text);
  }

  private static LocalDateTime dateTime(String text) {
    try {
      var time = LocalDateTime.parse(text);
      if (time.getNano() == 0) {
        return time;
      }
    } catch (DateTimeParseException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "expected a date and a time such as 2026-12-18T18:00, not " + text);
  }
}
