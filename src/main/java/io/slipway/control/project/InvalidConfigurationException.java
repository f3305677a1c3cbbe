package io.slipway.control.project;

import io.slipway.control.project.yaml.Problem;
import java.util.List;
import java.util.stream.Collectors;

/// The configuration's files have mistakes; all that were found are named, not the first alone.
public final class InvalidConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidConfigurationException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
