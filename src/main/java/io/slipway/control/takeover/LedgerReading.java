package io.slipway.control.takeover;

import io.slipway.control.project.UnreachableTargetException;
import io.slipway.engine.bundle.PlaceholderException;
import io.slipway.engine.peer.Peer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Looks at a target's ledger, live. Nothing is changed.
@Component
class LedgerReading {

  private final LedgerSessions sessions;

  LedgerReading(LedgerSessions sessions) {
    this.sessions = sessions;
  }

  /// The ledger with its findings, and the requests that mend them.
  ///
  /// @throws io.slipway.http.ProblemException when the target cannot be asked
  LedgerView ledger(TargetLedger ledger) {
    return looking(
        ledger,
        (connection, peer) -> {
          var plan = peer.plan(connection, ledger.bundle());
          return LedgerView.of(ledger, plan, new Offers(ledger, offered(connection, peer, ledger)));
        });
  }

  private static Optional<RepairPreview> offered(
      Connection connection, Peer peer, TargetLedger ledger) throws SQLException {
    try {
      return Optional.of(RepairPreview.of(connection, peer, ledger, false));
    } catch (PlaceholderException e) {
      return Optional.empty();
    }
  }

  /// What a repair would do.
  ///
  /// @throws io.slipway.http.ProblemException when the target cannot be asked, or a file's
  ///     checksum cannot be told
  RepairView repair(TargetLedger ledger, boolean updateScripts) {
    return looking(
        ledger,
        (connection, peer) -> {
          try {
            var preview = RepairPreview.of(connection, peer, ledger, updateScripts);
            var plan = peer.plan(connection, ledger.bundle());
            var offers = new Offers(ledger, Optional.of(preview));
            return RepairView.of(ledger, plan, preview, offers);
          } catch (PlaceholderException e) {
            throw LedgerRefusals.of(e).asException();
          }
        });
  }

  private <T> T looking(TargetLedger ledger, LedgerSessions.Work<T> work) {
    try {
      return sessions.looking(ledger, work);
    } catch (UnreachableTargetException e) {
      throw LedgerRefusals.of(e).asException();
    } catch (SQLException e) {
      throw LedgerRefusals.of(e).asException();
    }
  }
}
