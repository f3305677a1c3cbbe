package io.slipway.control.project;

import io.slipway.control.project.yaml.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/// Reads an environment's `waves`, and writes them as they are read.
public final class WavesReader {

  private static final String WAVES = "waves";
  private static final String MATCH = "match";
  private static final String MAX = "max";
  private static final String PARALLEL = "parallel";
  private static final String BAKE = "bake";
  private static final String STOP_AFTER = "stop-after-failures";
  private static final String STOP_AFTER_TOO = "stopAfterFailures";

  /// The keys of one wave.
  public static final Set<String> KEYS =
      Set.of(MATCH, MAX, PARALLEL, BAKE, STOP_AFTER, STOP_AFTER_TOO);

  static final int MOST_WAVES = 50;
  private static final int MOST_PARALLEL = 1000;
  private static final int MOST_FAILURES = 1_000_000;
  private static final Duration LONGEST_BAKE = Duration.ofDays(30);

  private WavesReader() {}

  /// The waves under the key `waves`; none when there is no such key.
  static List<WaveRule> read(Section section) {
    var waves = section.sectionList(WAVES, KEYS);
    if (waves.size() > MOST_WAVES) {
      section.problem(WAVES, "an environment has at most " + MOST_WAVES + " waves");
    }
    return waves.stream().map(WavesReader::wave).flatMap(Optional::stream).toList();
  }

  private static Optional<WaveRule> wave(Section section) {
    var match = labels(section);
    var max = section.textOrNumber(MAX, WaveSize::parse);
    var parallel = section.integer(PARALLEL, 1, MOST_PARALLEL);
    var bake = section.optional(BAKE, WavesReader::duration);
    var stopAfter =
        Stream.of(STOP_AFTER, STOP_AFTER_TOO)
            .flatMap(key -> section.integer(key, 1, MOST_FAILURES).stream())
            .toList();
    if (stopAfter.size() > 1) {
      section.problem(STOP_AFTER_TOO, "is the same as " + STOP_AFTER + ": give one of them");
    }
    if (!section.isSound()) {
      return Optional.empty();
    }
    return Optional.of(
        new WaveRule(
            match,
            max,
            parallel.map(OptionalInt::of).orElseGet(OptionalInt::empty),
            bake.orElse(Duration.ZERO),
            stopAfter.isEmpty() ? WaveRule.DEFAULT_STOP_AFTER_FAILURES : stopAfter.getFirst()));
  }

  private static Map<String, String> labels(Section section) {
    var match = section.texts(MATCH, UnaryOperator.identity());
    try {
      return new Labels(match).values();
    } catch (IllegalArgumentException e) {
      section.problem(MATCH, String.valueOf(e.getMessage()));
      return Map.of();
    }
  }

  private static Duration duration(String text) {
    try {
      var duration = DurationStyle.detectAndParse(text);
      var hasUnit = !text.matches("[+-]?[0-9]+");
      if (hasUnit && !duration.isNegative() && duration.compareTo(LONGEST_BAKE) <= 0) {
        return duration;
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "expected a duration from 0s to 30d such as 10m or PT10M, not " + text);
  }

  /// The waves as they stand in the files.
  static List<Map<String, Object>> write(List<WaveRule> waves) {
    return waves.stream().map(WavesReader::write).toList();
  }

  private static Map<String, Object> write(WaveRule wave) {
    var values = new LinkedHashMap<String, Object>();
    if (!wave.match().isEmpty()) {
      values.put(MATCH, wave.match());
    }
    wave.max().ifPresent(max -> values.put(MAX, max.toString()));
    wave.parallel().ifPresent(parallel -> values.put(PARALLEL, parallel));
    if (!wave.bake().isZero()) {
      values.put(BAKE, LocksReader.text(wave.bake()));
    }
    values.put(STOP_AFTER, wave.stopAfterFailures());
    return values;
  }
}
