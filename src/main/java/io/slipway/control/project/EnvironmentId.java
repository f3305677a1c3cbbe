package io.slipway.control.project;

import java.util.Optional;

/// The name by which the API and the configuration know an environment, such as `production`.
public record EnvironmentId(String value) implements Comparable<EnvironmentId> {

  /// @throws IllegalArgumentException when it is no name as [NamePattern] has it
  public EnvironmentId {
    NamePattern.check(value);
  }

  /// Empty for a text that no object can be named by.
  public static Optional<EnvironmentId> read(String text) {
    return NamePattern.matches(text) ? Optional.of(new EnvironmentId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(EnvironmentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
