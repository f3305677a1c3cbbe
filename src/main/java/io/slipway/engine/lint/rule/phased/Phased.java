package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.FollowUp;
import java.util.List;
import java.util.Optional;

/// A change in phases, or why none is offered.
///
/// @param left what is left to do by hand, in sentences
public record Phased(List<FollowUp> files, Optional<String> obstacle, String left) {

  public Phased {
    files = List.copyOf(files);
  }

  static Phased not(String obstacle) {
    return new Phased(List.of(), Optional.of(obstacle), "");
  }

  /// @param remedy what is advised anyway
  public String advice(String remedy) {
    var more = obstacle.map(it -> "No files are offered for that here: " + it + ".").orElse(left);
    return more.isEmpty() ? remedy : remedy + " " + more;
  }
}
