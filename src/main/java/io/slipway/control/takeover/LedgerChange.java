package io.slipway.control.takeover;

import io.slipway.engine.peer.Peer;
import io.slipway.http.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Something that is done to a target's ledger.
sealed interface LedgerChange
    permits FlywayBaselineChange, PrismaBaselineChange, RepairChange, ResolveChange {

  /// What came of it, in a transaction that is still open.
  sealed interface Outcome {}

  /// It is done; nothing was to do when there are no actions.
  record Made(List<LedgerAction> actions) implements Outcome {
    public Made {
      actions = List.copyOf(actions);
    }
  }

  /// It is not to be done.
  record Refused(Refusal refusal) implements Outcome {}

  /// How the audit trail names the intent, the deed and the failure.
  record Words(String intent, String done, String failed) {}

  Words words();

  /// What the audit trail says of it.
  Map<String, Object> detail();

  /// Makes the change in the connection's transaction, which somebody else ends.
  Outcome make(Connection connection, Peer peer, TargetLedger ledger) throws SQLException;
}
