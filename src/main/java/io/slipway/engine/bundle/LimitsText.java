package io.slipway.engine.bundle;

import io.slipway.engine.conductor.ScriptLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what a script asks for itself, as in `slipway: lock_timeout=5s, tries=5`.
///
/// It stands in a comment, so that the peer's own tool passes over it.
final class LimitsText {

  /// How a comment begins that asks Slipway for something. One that allows what lint finds is no
  /// such comment.
  static final Pattern BEGINNING =
      Pattern.compile("[ \\t]*slipway[ \\t]*:(?![ \\t]*allow\\b)", Pattern.CASE_INSENSITIVE);

  private static final String LOCK_TIMEOUT = "lock_timeout";
  private static final String STATEMENT_TIMEOUT = "statement_timeout";
  private static final String TRIES = "tries";
  private static final String BUDGET = "budget";

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|min|h|d)|0");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "min", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  // The same bounds as for an environment.
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int MOST_TRIES = 10_000;

  private final Map<String, String> values = new HashMap<>();

  /// What cannot be read, in words for the script's author.
  static final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /// Takes in a comment, if it is meant for Slipway.
  void take(String comment) throws Refused {
    var beginning = BEGINNING.matcher(comment);
    if (!beginning.lookingAt()) {
      return;
    }
    for (var setting : comment.substring(beginning.end()).split(",", -1)) {
      take(setting.strip().split("\\s*=\\s*", -1));
    }
  }

  private void take(String[] keyAndValue) throws Refused {
    if (keyAndValue.length != 2) {
      throw new Refused(
          "expected settings such as lock_timeout=5s, tries=5 behind slipway:, and not "
              + String.join("=", keyAndValue));
    }
    var key = keyAndValue[0];
    check(key, keyAndValue[1]);
    if (values.putIfAbsent(key, keyAndValue[1]) != null) {
      throw new Refused(key + " is given twice");
    }
  }

  private static void check(String key, String value) throws Refused {
    switch (key) {
      case LOCK_TIMEOUT, STATEMENT_TIMEOUT, BUDGET -> checkDuration(key, value);
      case TRIES -> checkTries(value);
      default ->
          throw new Refused(
              "%s is no setting of a script; there are %s, %s, %s and %s"
                  .formatted(key, LOCK_TIMEOUT, STATEMENT_TIMEOUT, TRIES, BUDGET));
    }
  }

  private static void checkDuration(String key, String value) throws Refused {
    if (!DURATION.matcher(value).matches() || duration(value).compareTo(LONGEST) > 0) {
      throw new Refused(
          "%s: expected a duration from 0 to 7d, such as 500ms, 5s or 10min, not %s"
              .formatted(key, value));
    }
  }

  private static void checkTries(String value) throws Refused {
    if (!value.matches("[1-9]\\d{0,4}") || Integer.parseInt(value) > MOST_TRIES) {
      throw new Refused(
          "tries: expected a whole number from 1 to %d, not %s".formatted(MOST_TRIES, value));
    }
  }

  private static Duration duration(String value) {
    var parts = DURATION.matcher(value);
    return parts.matches() && parts.group(2) != null
        ? Optional.ofNullable(UNITS.get(parts.group(2)))
            .orElseThrow()
            .multipliedBy(Long.parseLong(parts.group(1)))
        : Duration.ZERO;
  }

  /// All that was taken in.
  ScriptLimits limits() {
    return new ScriptLimits(
        value(LOCK_TIMEOUT).map(LimitsText::duration),
        value(STATEMENT_TIMEOUT).map(LimitsText::duration),
        value(TRIES).map(Integer::valueOf),
        value(BUDGET).map(LimitsText::duration));
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }
}
