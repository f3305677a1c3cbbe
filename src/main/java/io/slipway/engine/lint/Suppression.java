package io.slipway.engine.lint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A comment that allows what some rules find.
///
/// @param scope what it is for
/// @param rules those named that there are
/// @param reason why
/// @param until the last day on which it holds; empty for ever
/// @param place the comment
record Suppression(
    Scope scope, List<RuleEntry> rules, String reason, Optional<LocalDate> until, Place place) {

  /// What a suppression is for.
  sealed interface Scope {

    /// Everything in the file.
    record File() implements Scope {}

    /// One statement.
    record OneStatement(int number) implements Scope {}
  }

  Suppression {
    rules = List.copyOf(rules);
  }

  boolean isForFile() {
    return scope instanceof Scope.File;
  }

  boolean covers(Finding finding) {
    return rules.contains(finding.rule())
        && switch (scope) {
          case Scope.File() -> true;
          case Scope.OneStatement(var number) -> finding.place().statement() == number;
        };
  }

  SuppressedFinding suppressed(Finding finding) {
    return new SuppressedFinding(finding, reason, until);
  }
}
