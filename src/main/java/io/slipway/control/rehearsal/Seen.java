package io.slipway.control.rehearsal;

import io.slipway.control.rehearsal.RollbackEvidence.ScratchUse;
import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.rehearsal.PlanVerdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// What a rehearsal showed of a state that several targets may be in.
sealed interface Seen {

  /// What it says about one of them.
  TargetEvidence of(Connection target, Subject subject) throws SQLException;

  /// The state could not be built, or the plan not be run on it.
  record NotTried(String why) implements Seen {
    @Override
    public TargetEvidence of(Connection target, Subject subject) {
      return TargetEvidence.unproven(why);
    }
  }

  /// The plan was run on it.
  ///
  /// @param base the schema that the ledger promises
  /// @param user the scratch server's, as the base names it
  /// @param first the target for which it was run
  record Tried(
      Catalog base,
      String user,
      PlanVerdict verdict,
      ScratchUse scratch,
      List<String> remarks,
      String first)
      implements Seen {

    @Override
    public TargetEvidence of(Connection target, Subject subject) throws SQLException {
      var peer = subject.peers().apply(subject.facts());
      var steps = peer.steps(subject.bundle(), subject.migrations());
      var rollback = new Evidence(peer, steps).of(verdict, scratch, remarks);
      var drift = new Drift(LedgerTable.of(peer), user, subject.facts().user());
      var actual = drift.withoutLedger(CatalogReader.read(target));
      var name = subject.target().id().value();
      return new TargetEvidence(
          name.equals(first) ? rollback : rollback.as(first),
          Optional.of(actual.digest().value()),
          drift.between(base, actual));
    }
  }
}
