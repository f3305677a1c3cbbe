package io.slipway.engine.bundle;

import java.util.List;
import java.util.stream.Collectors;

/// The files are not a usable bundle; every reason found is named, not the first alone.
public final class InvalidBundleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<BundleFinding> problems;

  public InvalidBundleException(List<BundleFinding> problems) {
    super(
        problems.stream()
            .map(problem -> problem.path() + ": " + problem.message())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<BundleFinding> problems() {
    return problems;
  }
}
