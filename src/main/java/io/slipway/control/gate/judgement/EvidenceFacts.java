package io.slipway.control.gate.judgement;

import io.slipway.control.planning.PlanDocument;
import io.slipway.control.planning.PlanFinding;
import io.slipway.control.planning.PlannedStep;
import io.slipway.control.planning.PlannedTarget;
import io.slipway.control.project.policy.Fact;
import io.slipway.control.project.policy.Measure;
import java.util.List;

/// What a policy learns of a plan from its targets, their ledgers and its rehearsals.
final class EvidenceFacts {

  private static final long BEST = 0;
  private static final long WORST_OF_TWO = 1;
  private static final String NOTHING = "Nothing would run.";

  private final PlanTargets targets;

  EvidenceFacts(PlanDocument document) {
    this.targets = new PlanTargets(document);
  }

  List<Fact> facts() {
    return List.of(
        rollback(), backup(), drift(), rehearsed(), transactional(), number(), migrations());
  }

  private FactTally tally(Measure measure) {
    return tally(measure, NOTHING);
  }

  private FactTally tally(Measure measure, String fine) {
    var tally = new FactTally(measure, BEST, targets.running().isEmpty() ? NOTHING : fine);
    targets.blocked().forEach(tally::unknown);
    return tally;
  }

  private Fact rollback() {
    var tally = tally(Measure.ROLLBACK, "Every step was undone and applied again.");
    for (var target : targets.running()) {
      var evidence = target.rollback();
      tally.add(evidence.verdict().ordinal(), target.target() + ": " + evidence.reason());
    }
    return tally.fact();
  }

  // Nothing that a plan carries tells yet.
  private Fact backup() {
    var tally = tally(Measure.BACKUP);
    targets
        .running()
        .forEach(target -> tally.unknown(target.target() + ": no backup of it is known"));
    return tally.fact();
  }

  private Fact drift() {
    var tally = tally(Measure.DRIFT, "Every target is as its ledger says.");
    for (var target : targets.running()) {
      target.findings().stream()
          .filter(finding -> finding.code().equals(PlannedTarget.DRIFTED))
          .map(PlanFinding::message)
          .forEach(message -> tally.add(WORST_OF_TWO, target.target() + ": " + message));
      // Compared with what its ledger promises is what a rehearsal could build of that.
      if (target.rollback().scratch() == null) {
        tally.unknown(target.target() + ": " + target.rollback().reason());
      }
    }
    return tally.fact();
  }

  private Fact rehearsed() {
    var tally = tally(Measure.REHEARSED, "A rehearsal ran everything.");
    for (var target : targets.running()) {
      if (target.expected().fingerprint() == null) {
        tally.add(WORST_OF_TWO, target.target() + ": " + target.expected().reason());
      }
    }
    return tally.fact();
  }

  private Fact transactional() {
    var tally = tally(Measure.TRANSACTIONAL, "Each migration is applied as a whole.");
    for (var target : targets.running()) {
      target.steps().forEach(step -> add(tally, target, step));
    }
    return tally.fact();
  }

  private static void add(FactTally tally, PlannedTarget target, PlannedStep step) {
    var name = "%s on %s".formatted(step.migration(), target.target());
    switch (step.transactionMode()) {
      case SINGLE_TRANSACTION -> {}
      case TRANSACTION_WHERE_POSSIBLE ->
          tally.unknown(name + ": in one transaction where the server allows it");
      case STATEMENT_BY_STATEMENT -> tally.add(WORST_OF_TWO, name + ": statement by statement");
      case BATCH -> tally.add(WORST_OF_TWO, name + ": as one message, its row in the ledger apart");
    }
  }

  private Fact number() {
    var tally = tally(Measure.TARGETS);
    var running = targets.running().size();
    return tally.add(running, "Something would run on %d.".formatted(running)).fact();
  }

  private Fact migrations() {
    var tally = tally(Measure.MIGRATIONS);
    for (var target : targets.running()) {
      tally.add(target.steps().size(), target.target());
    }
    return tally.fact();
  }
}
