package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Phases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives the files that a script's findings recommend numbers of their own, so that all of them can
/// be added to one bundle.
final class FileNumbers {

  private final Map<String, Integer> used = new HashMap<>();

  private FileNumbers() {}

  static List<Finding> of(List<Finding> findings) {
    var numbers = new FileNumbers();
    return findings.stream().map(numbers::numbered).toList();
  }

  private Finding numbered(Finding finding) {
    if (finding.followUps().isEmpty()) {
      return finding;
    }
    var path = finding.place().path();
    var before = used.getOrDefault(path, 0);
    used.put(path, before + Phases.count(path, finding.followUps()));
    return finding.withFollowUps(Phases.behind(before, path, finding.followUps()));
  }
}
