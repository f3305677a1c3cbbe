package io.slipway.control.project;

import java.util.Optional;

/// The name by which the API and the configuration know a target, such as `crm-production-eu`.
public record TargetId(String value) implements Comparable<TargetId> {

  /// @throws IllegalArgumentException when it is no name as [NamePattern] has it
  public TargetId {
    NamePattern.check(value);
  }

  /// Empty for a text that no object can be named by.
  public static Optional<TargetId> read(String text) {
    return NamePattern.matches(text) ? Optional.of(new TargetId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(TargetId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
