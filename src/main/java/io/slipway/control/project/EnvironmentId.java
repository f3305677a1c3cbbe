package io.slipway.control.project;

/// The name by which the API and the configuration know an environment, such as `production`.
public record EnvironmentId(String value) implements Comparable<EnvironmentId> {

  /// @throws IllegalArgumentException when it is no name as [NamePattern] has it
  public EnvironmentId {
    NamePattern.check(value);
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
