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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One pass over successive steps of a plan, from the state before the first to the state after the
/// last, on a database of its own.
final class PlanWalk implements AutoCloseable {

  /// What was seen on the way.
  ///
  /// @param start the schema before the first step
  /// @param end the schema after the last step that could be applied
  /// @param verdicts of all steps, or of those up to the one that failed
  /// @param downs what undoes each step that has a proved script
  /// @param touched the tables that the steps locked against changes
  /// @param stopped whether a step failed
  record Walked(
      Catalog start,
      Catalog end,
      List<StepVerdict> verdicts,
      List<Step> downs,
      Set<String> touched,
      boolean stopped) {
    Walked {
      touched = Set.copyOf(touched);
      verdicts = List.copyOf(verdicts);
      downs = List.copyOf(downs);
    }
  }

  private final Workbench bench;
  private final StepLedger ledger;
  private final DownSearch search;
  private final List<StepVerdict> verdicts = new ArrayList<>();
  private final List<Step> downs = new ArrayList<>();
  private final Set<String> touched = new HashSet<>();

  PlanWalk(RollbackRehearsal rehearsal, RehearsalDatabase database) throws SQLException {
    this.bench = new Workbench(database, rehearsal.setup(), rehearsal.callbacks());
    this.ledger = rehearsal.ledger();
    this.search = new DownSearch(rehearsal.writers());
  }

  /// Rehearses a section's steps, from the state that the earlier ones lead to.
  Walked over(Section section) throws SQLException {
    ledger.prepare(bench.connection());
    for (var step : section.earlier()) {
      var failure = bench.apply(step.up(), ledger);
      if (failure.isPresent()) {
        failed(section.steps().getFirst(), failure.get());
        var here = CatalogReader.readOften(bench.connection());
        return new Walked(here, here, verdicts, downs, touched, true);
      }
    }
    var start = CatalogReader.readOften(bench.connection());
    var state = start;
    for (var step : section.steps()) {
      var after = pass(step, state);
      if (after.isEmpty()) {
        return new Walked(start, state, verdicts, downs, touched, true);
      }
      state = after.get();
    }
    return new Walked(start, state, verdicts, downs, touched, false);
  }

  private Optional<Catalog> pass(RehearsedStep step, Catalog before) throws SQLException {
    var rehearsal = new StepRehearsal(bench, before, step.up());
    return switch (rehearsal.effect(search.immediate(step))) {
      case Effect.Failed(var failure) -> failed(step, failure);
      case Effect.Seen seen -> {
        touched.addAll(seen.touched());
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

  /// Shows the database as it is now.
  void show(RollbackRehearsal.Witness witness) throws SQLException {
    witness.behindLast(bench.connection());
  }

  /// Runs down scripts for good; answers what is wrong then.
  Optional<String> undo(List<Step> scripts) throws SQLException {
    for (var down : scripts) {
      var failure = bench.undo(down);
      if (failure.isPresent()) {
        return failure.map(StatementFailure::message);
      }
    }
    return Optional.empty();
  }

  /// Applies steps for good and records nothing; answers what is wrong then.
  Optional<String> apply(List<RehearsedStep> steps) throws SQLException {
    for (var step : steps) {
      var failure = bench.applyUnrecorded(step.up());
      if (failure.isPresent()) {
        return failure.map(StatementFailure::message);
      }
    }
    return Optional.empty();
  }

  /// How the database now differs from what it should be, but for the order of columns.
  CatalogComparison differences(Catalog expected) throws SQLException {
    return CatalogComparison.of(expected, CatalogReader.readOften(bench.connection()))
        .apartFromColumnOrder();
  }

  @Override
  public void close() throws SQLException {
    bench.close();
  }
}
