package io.slipway.control.project;

import java.util.Optional;

/// The name by which the API and the configuration know a project, such as `crm`.
public record ProjectId(String value) implements Comparable<ProjectId> {

  /// @throws IllegalArgumentException when it is no name as [NamePattern] has it
  public ProjectId {
    NamePattern.check(value);
  }

  /// Empty for a text that no object can be named by.
  public static Optional<ProjectId> read(String text) {
    return NamePattern.matches(text) ? Optional.of(new ProjectId(text)) : Optional.empty();
  }

  @Override
  public int compareTo(ProjectId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
