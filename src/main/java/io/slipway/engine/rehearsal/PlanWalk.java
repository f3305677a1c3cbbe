package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepLedger;
import io.slipway.engine.rehearsal.StepRehearsal.Effect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One pass over a plan's steps, from the state before the first to the state after the last, and
/// back.
final class PlanWalk {

  private final Workbench bench;
  private final StepLedger ledger;
  private final DownSearch search;
  private final List<StepVerdict> verdicts = new ArrayList<>();
  private final List<Step> downs = new ArrayList<>();

  PlanWalk(Workbench bench, StepLedger ledger, DownSearch search) {
    this.bench = bench;
    this.ledger = ledger;
    this.search = search;
  }

  PlanVerdict over(List<RehearsedStep> steps) throws SQLException {
    var start = CatalogReader.readOften(bench.connection());
    var state = start;
    for (var step : steps) {
      var after = pass(step, state);
      if (after.isEmpty()) {
        return stopped(steps);
      }
      state = after.get();
    }
    return verdicts.stream().allMatch(verdict -> verdict.verdict().isProven())
        ? thereAndBack(steps, start, state)
        : verdict();
  }

  private Optional<Catalog> pass(RehearsedStep step, Catalog before) throws SQLException {
    var rehearsal = new StepRehearsal(bench, before, step.up());
    return switch (rehearsal.effect()) {
      case Effect.Failed(var failure) -> failed(step, failure);
      case Effect.Seen seen -> {
        var found = search.verdict(rehearsal, seen, step);
        var failure = bench.apply(step.up(), ledger);
        if (failure.isPresent()) {
          yield failed(step, failure.get());
        }
        verdicts.add(found.verdict());
        found.down().ifPresent(downs::add);
        yield Optional.of(seen.after());
      }
    };
  }

  private Optional<Catalog> failed(RehearsedStep step, StatementFailure failure) {
    verdicts.add(
        StepVerdict.unproven(
            step.name(),
            new DownScript.None(),
            "The migration itself fails on the scratch copy: " + failure.message()));
    return Optional.empty();
  }

  private PlanVerdict stopped(List<RehearsedStep> steps) {
    var culprit = verdicts.getLast().migration();
    for (var step : steps.subList(verdicts.size(), steps.size())) {
      verdicts.add(
          StepVerdict.unproven(
              step.name(), new DownScript.None(), "%s before it fails.".formatted(culprit)));
    }
    return verdict();
  }

  private PlanVerdict thereAndBack(List<RehearsedStep> steps, Catalog start, Catalog end)
      throws SQLException {
    for (var down : downs.reversed()) {
      var failure = bench.undo(down);
      if (failure.isPresent()) {
        return apart("undone in reverse order, they fail: " + failure.get().message());
      }
    }
    var undone = differences(start);
    if (!undone.isEmpty()) {
      return apart("undone in reverse order, they do not restore the schema", undone);
    }
    for (var step : steps) {
      var failure = bench.applyUnrecorded(step.up());
      if (failure.isPresent()) {
        return apart("applied again, they fail: " + failure.get().message());
      }
    }
    var again = differences(end);
    return again.isEmpty() ? verdict() : apart("applied again, they lead to another schema", again);
  }

  private CatalogComparison differences(Catalog expected) throws SQLException {
    return CatalogComparison.of(expected, CatalogReader.readOften(bench.connection()))
        .apartFromColumnOrder();
  }

  private PlanVerdict apart(String what) {
    return apart(what, new CatalogComparison(List.of()));
  }

  private PlanVerdict apart(String what, CatalogComparison differences) {
    return new PlanVerdict(
        RollbackVerdict.NOT_REVERSIBLE,
        "Each step by itself can be undone, but " + what + ".",
        verdicts,
        differences.differences());
  }

  private PlanVerdict verdict() {
    var worst =
        verdicts.stream()
            .map(StepVerdict::verdict)
            .reduce(RollbackVerdict.PROVEN, RollbackVerdict::and);
    return new PlanVerdict(worst, reason(worst), verdicts, List.of());
  }

  private String reason(RollbackVerdict worst) {
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
