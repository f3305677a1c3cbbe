package io.slipway.control.project;

/// The name by which the API and the configuration know a project, such as `crm`.
public record ProjectId(String value) implements Comparable<ProjectId> {

  /// @throws IllegalArgumentException when it is no name as [NamePattern] has it
  public ProjectId {
    NamePattern.check(value);
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
