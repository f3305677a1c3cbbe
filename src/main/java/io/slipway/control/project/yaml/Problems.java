package io.slipway.control.project.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects the mistakes of one reading, each once, so that all are reported together.
public final class Problems {

  private final Set<Problem> found = new LinkedHashSet<>();

  public void add(Problem problem) {
    found.add(problem);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /// Ordered by file and line, whatever order they were found in.
  public List<Problem> inReadingOrder() {
    return found.stream().sorted().toList();
  }
}
