package io.slipway.control.project;

/// The name by which the API and the configuration know a target, such as `crm-production-eu`.
public record TargetId(String value) implements Comparable<TargetId> {

  /// @throws IllegalArgumentException when it is no name as [NamePattern] has it
  public TargetId {
    NamePattern.check(value);
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
