package io.slipway.control.gate.judgement;

import io.slipway.control.planning.PlanDocument;
import io.slipway.control.planning.PlanFinding;
import io.slipway.control.planning.PlanFinding.Severity;
import io.slipway.control.planning.PlannedLint.NotLinted;
import io.slipway.control.planning.PlannedTables;
import io.slipway.control.planning.PlannedTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The targets of a plan that a policy is about.
record PlanTargets(PlanDocument document) {

  private static final String OLDER = "the plan was made by a Slipway that did not note it";

  /// Those on which something would run.
  List<PlannedTarget> running() {
    return document.targets().stream()
        .filter(target -> !target.steps().isEmpty() && obstacle(target).isEmpty())
        .toList();
  }

  /// Why it is not known what would run on some, with their names.
  List<String> blocked() {
    return document.targets().stream()
        .flatMap(
            target ->
                obstacle(target).stream()
                    .map(finding -> target.target() + ": " + finding.message()))
        .toList();
  }

  /// Why lint says nothing of some, with their names.
  List<String> notLinted() {
    var lint = document.lint();
    var known =
        Stream.concat(
                lint.tables().stream().map(PlannedTables::target),
                lint.notLinted().stream().map(NotLinted::target))
            .collect(Collectors.toSet());
    var older =
        running().stream()
            .map(PlannedTarget::target)
            .filter(target -> !known.contains(target))
            .map(target -> target + ": " + OLDER);
    var unknown = lint.notLinted().stream().map(it -> it.target() + ": " + it.reason());
    return Stream.of(blocked().stream(), unknown, older).flatMap(it -> it).toList();
  }

  private static Optional<PlanFinding> obstacle(PlannedTarget target) {
    return target.findings().stream()
        .filter(finding -> finding.severity() == Severity.BLOCKING)
        .findFirst();
  }
}
