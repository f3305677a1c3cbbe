package io.slipway.engine.bundle;

import java.util.Map;

/// Flyway's placeholders.
///
/// @param enabled whether scripts are searched for them at all
/// @param prefix what opens one
/// @param suffix what closes one
/// @param values the project's own, by name; names do not regard case
public record PlaceholderSettings(
    boolean enabled, String prefix, String suffix, Map<String, String> values) {

  /// Flyway's own defaults, with no values.
  public static final PlaceholderSettings DEFAULT =
      new PlaceholderSettings(true, "${", "}", Map.of());

  public PlaceholderSettings {
    if (prefix.isEmpty() || suffix.isEmpty()) {
      throw new IllegalArgumentException("a placeholder's prefix and suffix are not empty");
    }
    values = Map.copyOf(values);
  }
}
