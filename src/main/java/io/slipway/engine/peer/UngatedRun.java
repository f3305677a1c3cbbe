package io.slipway.engine.peer;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.execute.ForgetfulJournal;
import io.slipway.engine.execute.Patience;
import io.slipway.engine.execute.RunContext;
import io.slipway.engine.execute.RunIdentity;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.RunSettings;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.TargetRun;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Predicate;

/// Plans and applies in one go, with neither gates nor a record beside the ledger: for databases
/// of Slipway's own. Two that run at the same time go one after the other.
///
/// @param patience how long to wait for others on the same database
public record UngatedRun(ConnectionSource connections, String applicationName, Duration patience) {

  /// Applies those pending migrations that are wanted.
  ///
  /// @throws IllegalStateException when the ledger keeps the bundle from being applied
  public RunOutcome apply(Peer peer, Bundle bundle, Predicate<Step> wanted) throws SQLException {
    RunOutcome outcome = attempt(peer, bundle, wanted);
    // Somebody else applied them between the plan and the fence: a plan made now finds them done.
    return outcome instanceof RunOutcome.LedgerMoved ? attempt(peer, bundle, wanted) : outcome;
  }

  private RunOutcome attempt(Peer peer, Bundle bundle, Predicate<Step> wanted) throws SQLException {
    try (var connection = connections.open(applicationName)) {
      var plan = peer.plan(connection, bundle);
      if (plan.ledger().isBlocked()) {
        throw new IllegalStateException(
            "the ledger does not fit: " + plan.ledger().findings().getFirst().message());
      }
      var settings =
          new RunSettings(
              RunIdentity.of(applicationName),
              peer.locks(),
              Patience.withOthers(patience),
              peer.session(),
              ConductorSettings.UNLIMITED);
      var context =
          RunContext.unwatched(peer.ledger(bundle, plan.position()), new ForgetfulJournal());
      return new TargetRun(connections, settings, peer.callbacks(bundle), context)
          .apply(plan.steps().stream().filter(wanted).toList());
    }
  }
}
