package io.slipway.control.rehearsal;

import io.slipway.control.rehearsal.RollbackEvidence.ScratchUse;
import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.rehearsal.PlanVerdict;
import java.util.List;
import java.util.Optional;

/// What a rehearsal showed of a state that several targets may be in.
sealed interface Seen {

  /// The state could not be built, or the plan not be run on it.
  record NotTried(String why) implements Seen {}

  /// Where and for whom it was run.
  ///
  /// @param first the target for which it was run
  record Rehearsed(ScratchUse scratch, List<String> remarks, String first) {}

  /// The plan was run on it.
  ///
  /// @param base the schema that the ledger promises, without a ledger
  /// @param after the schema behind the plan's last step, without a ledger; empty when something
  ///     of the plan was not run, or failed
  /// @param notMeasured what of it, in one sentence
  record Tried(
      Catalog base,
      Optional<Catalog> after,
      String notMeasured,
      PlanVerdict verdict,
      Rehearsed rehearsed)
      implements Seen {

    /// What it says about one of them.
    TargetEvidence of(TargetSchema schema, Subject subject, SchemaEvidence evidence) {
      var peer = subject.peers().apply(subject.facts());
      var steps = peer.steps(subject.bundle(), subject.migrations());
      var rollback =
          new Evidence(peer, steps).of(verdict, rehearsed.scratch(), rehearsed.remarks());
      var name = subject.target().id().value();
      return new TargetEvidence(
          name.equals(rehearsed.first()) ? rollback : rollback.as(rehearsed.first()),
          Optional.of(schema.fingerprint()),
          evidence.drift(),
          evidence.expected());
    }
  }
}
