package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.execute.Step;
import io.slipway.engine.rehearsal.PlanWalk.Walked;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the walks over a plan's sections say of the plan as a whole.
///
/// @param steps the plan's steps
/// @param walks what was seen of them, section by section
record PlanJudgement(List<RehearsedStep> steps, List<Walked> walks) {

  /// @param last the walk that is behind the last step, if all could be applied
  PlanVerdict of(PlanWalk last) throws SQLException {
    var verdicts = verdicts();
    return verdicts.stream().allMatch(verdict -> verdict.verdict().isProven())
        ? thereAndBack(last, verdicts)
        : verdict(verdicts);
  }

  // What the sections behind a failed step saw of it is said by its own.
  private List<StepVerdict> verdicts() {
    var verdicts = new ArrayList<StepVerdict>();
    for (var walk : walks) {
      verdicts.addAll(walk.verdicts());
      if (walk.stopped()) {
        return stopped(verdicts);
      }
    }
    return verdicts;
  }

  private List<StepVerdict> stopped(List<StepVerdict> verdicts) {
    var culprit = verdicts.getLast().migration();
    for (var step : steps.subList(verdicts.size(), steps.size())) {
      verdicts.add(
          StepVerdict.unproven(
              step.name(), new DownScript.None(), "%s before it fails.".formatted(culprit)));
    }
    return verdicts;
  }

  private PlanVerdict thereAndBack(PlanWalk walk, List<StepVerdict> verdicts) throws SQLException {
    var failure = walk.undo(downs().reversed());
    if (failure.isPresent()) {
      return apart(verdicts, "undone in reverse order, they fail: " + failure.get());
    }
    var undone = walk.differences(walks.getFirst().start());
    if (!undone.isEmpty()) {
      return apart(verdicts, "undone in reverse order, they do not restore the schema", undone);
    }
    failure = walk.apply(steps);
    if (failure.isPresent()) {
      return apart(verdicts, "applied again, they fail: " + failure.get());
    }
    var again = walk.differences(walks.getLast().end());
    return again.isEmpty()
        ? verdict(verdicts)
        : apart(verdicts, "applied again, they lead to another schema", again);
  }

  private List<Step> downs() {
    return walks.stream().flatMap(walk -> walk.downs().stream()).toList();
  }

  private PlanVerdict apart(List<StepVerdict> verdicts, String what) {
    return apart(verdicts, what, new CatalogComparison(List.of()));
  }

  private PlanVerdict apart(
      List<StepVerdict> verdicts, String what, CatalogComparison differences) {
    return new PlanVerdict(
        RollbackVerdict.NOT_REVERSIBLE,
        "Each step by itself can be undone, but " + what + ".",
        verdicts,
        differences.differences(),
        touched());
  }

  private PlanVerdict verdict(List<StepVerdict> verdicts) {
    var worst =
        verdicts.stream()
            .map(StepVerdict::verdict)
            .reduce(RollbackVerdict.PROVEN, RollbackVerdict::and);
    return new PlanVerdict(worst, reason(verdicts, worst), verdicts, List.of(), touched());
  }

  private SortedSet<String> touched() {
    return walks.stream()
        .flatMap(walk -> walk.touched().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String reason(List<StepVerdict> verdicts, RollbackVerdict worst) {
    if (worst == RollbackVerdict.PROVEN) {
      return "All steps were undone and applied again, and nothing is lost.";
    }
    var like = verdicts.stream().filter(verdict -> verdict.verdict() == worst).toList();
    return "%s: %s%s"
        .formatted(
            like.getFirst().migration(),
            like.getFirst().reason(),
            like.size() == 1 ? "" : " (and %d more)".formatted(like.size() - 1));
  }
}
