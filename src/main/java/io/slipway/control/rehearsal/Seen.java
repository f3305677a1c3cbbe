package io.slipway.control.rehearsal;

import io.slipway.control.rehearsal.RollbackEvidence.ScratchUse;
import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.rehearsal.PlanVerdict;
import java.util.List;
import java.util.Optional;

/// What a rehearsal showed of a state that several targets may be in.
sealed interface Seen {

  /// What it says about one of them.
  TargetEvidence of(TargetSchema schema, Subject subject);

  /// The state could not be built, or the plan not be run on it.
  record NotTried(String why) implements Seen {
    @Override
    public TargetEvidence of(TargetSchema schema, Subject subject) {
      return TargetEvidence.unproven(why);
    }
  }

  /// The plan was run on it.
  ///
  /// @param base the schema that the ledger promises, without a ledger
  /// @param first the target for which it was run
  record Tried(
      Catalog base, PlanVerdict verdict, ScratchUse scratch, List<String> remarks, String first)
      implements Seen {

    @Override
    public TargetEvidence of(TargetSchema schema, Subject subject) {
      var peer = subject.peers().apply(subject.facts());
      var steps = peer.steps(subject.bundle(), subject.migrations());
      var rollback = new Evidence(peer, steps).of(verdict, scratch, remarks);
      var name = subject.target().id().value();
      return new TargetEvidence(
          name.equals(first) ? rollback : rollback.as(first),
          Optional.of(schema.fingerprint()),
          schema.drift(base));
    }
  }
}
