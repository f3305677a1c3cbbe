package io.slipway.control.project;

import io.slipway.control.project.yaml.Section;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The options that somebody set, each with a checked value of its kind; all others have Flyway's
/// defaults.
public final class FlywayOptions {

  /// Nothing set.
  public static final FlywayOptions NONE = new FlywayOptions(Map.of());

  private final Map<FlywayOption, Object> values;

  private FlywayOptions(Map<FlywayOption, Object> values) {
    var copy = new EnumMap<FlywayOption, Object>(FlywayOption.class);
    copy.putAll(values);
    this.values = Collections.unmodifiableMap(copy);
  }

  /// Reads a section that was opened with [FlywayOption#KEYS]; mistakes are the section's
  /// problems.
  public static FlywayOptions read(Section section) {
    var values = new EnumMap<FlywayOption, Object>(FlywayOption.class);
    for (var option : FlywayOption.values()) {
      value(section, option).ifPresent(value -> values.put(option, value));
    }
    return new FlywayOptions(values);
  }

  private static Optional<? extends Object> value(Section section, FlywayOption option) {
    return switch (option.kind()) {
      case TEXT -> section.optional(option.key(), option::checked);
      case FLAG -> section.flag(option.key());
      case LIST -> section.list(option.key(), option::checked);
      case MAP ->
          section.has(option.key())
              ? Optional.of(section.texts(option.key(), option::checked))
              : Optional.empty();
    };
  }

  String text(FlywayOption option, String otherwise) {
    return optionalText(option).orElse(otherwise);
  }

  Optional<String> optionalText(FlywayOption option) {
    return values.get(option) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  boolean flag(FlywayOption option, boolean otherwise) {
    return values.get(option) instanceof Boolean flag ? flag : otherwise;
  }

  List<String> list(FlywayOption option, List<String> otherwise) {
    return values.get(option) instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : otherwise;
  }

  Map<String, String> map(FlywayOption option) {
    var copy = new LinkedHashMap<String, String>();
    if (values.get(option) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> copy.put((String) name, (String) value));
    }
    return copy;
  }

  /// The set options under their keys, as a document would have them.
  public Map<String, Object> byKey() {
    var byKey = new LinkedHashMap<String, Object>();
    values.forEach((option, value) -> byKey.put(option.key(), value));
    return byKey;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FlywayOptions options && values.equals(options.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return byKey().toString();
  }
}
