package io.slipway.control.project;

import io.slipway.control.project.yaml.Section;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.conductor.Eviction;
import io.slipway.engine.conductor.Retry;
import io.slipway.engine.conductor.Timeouts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.convert.DurationStyle;

/// Reads an environment's `locks`, and writes them as they are read: how long runs wait for the
/// locks of others on their targets.
public final class LocksReader {

  private static final String BLOCKING_LOCK = "blocking-lock-timeout";
  private static final String BLOCKING_STATEMENT = "blocking-statement-timeout";
  private static final String PATIENT_LOCK = "patient-lock-timeout";
  private static final String PATIENT_STATEMENT = "patient-statement-timeout";
  private static final String DATA_LOCK = "data-lock-timeout";
  private static final String DATA_STATEMENT = "data-statement-timeout";
  private static final String TRIES = "tries";
  private static final String BUDGET = "budget";
  private static final String END_APPLICATIONS = "end-applications";
  private static final String END_AFTER = "end-after";

  /// The keys of the section.
  public static final Set<String> KEYS =
      Set.of(
          BLOCKING_LOCK,
          BLOCKING_STATEMENT,
          PATIENT_LOCK,
          PATIENT_STATEMENT,
          DATA_LOCK,
          DATA_STATEMENT,
          TRIES,
          BUDGET,
          END_APPLICATIONS,
          END_AFTER);

  static final int MOST_TRIES = 10_000;
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration DEFAULT_END_AFTER = Duration.ofSeconds(30);
  private static final int LONGEST_NAME = 63;

  private LocksReader() {}

  static Optional<ConductorSettings> read(Section section) {
    var usual = ConductorSettings.DEFAULT;
    var retry = usual.retry();
    var tries = section.integer(TRIES, 1, MOST_TRIES).orElse(retry.tries());
    var budget = duration(section, BUDGET, retry.budget());
    var after = duration(section, END_AFTER, DEFAULT_END_AFTER);
    var applications = section.list(END_APPLICATIONS, LocksReader::application).orElse(List.of());
    var settings =
        new ConductorSettings(
            timeouts(section, BLOCKING_LOCK, BLOCKING_STATEMENT, usual.blocking()),
            timeouts(section, PATIENT_LOCK, PATIENT_STATEMENT, usual.patient()),
            timeouts(section, DATA_LOCK, DATA_STATEMENT, usual.data()),
            new Retry(tries, budget, retry.firstPause(), retry.longestPause()),
            applications.stream().map(name -> new Eviction(name, after)).toList());
    return section.isSound() ? Optional.of(settings) : Optional.empty();
  }

  private static Timeouts timeouts(Section section, String lock, String statement, Timeouts usual) {
    return new Timeouts(
        duration(section, lock, usual.lock()), duration(section, statement, usual.statement()));
  }

  private static Duration duration(Section section, String key, Duration usual) {
    return section.optional(key, LocksReader::duration).orElse(usual);
  }

  static Duration duration(String text) {
    Duration duration;
    try {
      duration = DurationStyle.SIMPLE.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected a duration such as 2s or 15m, not " + text, e);
    }
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("expected a duration from 0 to 7d, not " + text);
    }
    return duration;
  }

  private static String application(String name) {
    if (name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("no application's name is longer than 63 bytes");
    }
    return name;
  }

  /// The section under its keys.
  static Map<String, Object> write(ConductorSettings settings) {
    var values = new LinkedHashMap<String, Object>();
    values.put(BLOCKING_LOCK, text(settings.blocking().lock()));
    values.put(BLOCKING_STATEMENT, text(settings.blocking().statement()));
    values.put(PATIENT_LOCK, text(settings.patient().lock()));
    values.put(PATIENT_STATEMENT, text(settings.patient().statement()));
    values.put(DATA_LOCK, text(settings.data().lock()));
    values.put(DATA_STATEMENT, text(settings.data().statement()));
    values.put(TRIES, settings.retry().tries());
    values.put(BUDGET, text(settings.retry().budget()));
    if (!settings.evictions().isEmpty()) {
      values.put(
          END_APPLICATIONS, settings.evictions().stream().map(Eviction::application).toList());
      values.put(END_AFTER, text(settings.evictions().getFirst().after()));
    }
    return values;
  }

  /// How long somebody waits at most, which is not nothing.
  static Duration patience(String text) {
    var patience = duration(text);
    if (patience.isZero()) {
      throw new IllegalArgumentException("expected a duration of more than 0, not " + text);
    }
    return patience;
  }

  static String text(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + "s"
        : duration.toMillis() + "ms";
  }
}
