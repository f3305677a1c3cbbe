package io.slipway.engine.peer;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.execute.Callbacks;
import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepLedger;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.ledger.Relation;
import io.slipway.engine.postgres.AdvisoryLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The tool whose folders and history table a target has, as Slipway stands in for it there.
public sealed interface Peer permits FlywayPeer, PrismaPeer {

  /// Asks the target what a bundle would do to it. Nothing is written.
  TargetPlan plan(Connection connection, Bundle bundle) throws SQLException;

  /// The bundle's migrations of these names as steps, in the order of the names.
  ///
  /// @throws IllegalArgumentException when the bundle has no such migration, or its text cannot be
  ///     made on this target
  List<Step> steps(Bundle bundle, List<String> names);

  /// A migration's own down script as a step; empty when it has none.
  ///
  /// @throws IllegalArgumentException when its text cannot be made on this target, in words
  Optional<Step> down(Migration migration);

  /// A migration's verification script; empty when it has none.
  ///
  /// @throws IllegalArgumentException when its text cannot be made on this target, in words
  Optional<StepScript> verification(Migration migration);

  /// The target's history table, for a run that was planned where the table stood then.
  StepLedger ledger(Bundle bundle, LedgerPosition planned);

  /// Where the target's history table is or will be.
  Relation ledgerTable();

  /// The bundle's callbacks as this target would get them.
  Callbacks callbacks(Bundle bundle);

  /// The session that the tool gives its scripts.
  SessionSetup session();

  /// The locks that keep the tool itself out.
  List<AdvisoryLock> locks();
}
