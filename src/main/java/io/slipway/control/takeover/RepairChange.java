package io.slipway.control.takeover;

import io.slipway.engine.bundle.PlaceholderException;
import io.slipway.engine.peer.FlywayPeer;
import io.slipway.engine.peer.Peer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// Flyway's `repair`, exactly as it was shown.
///
/// @param digest what it was shown with
record RepairChange(String digest, boolean updateScripts) implements LedgerChange {

  @Override
  public Words words() {
    return new Words("ledger.repair", "ledger.repaired", "ledger.repair-failed");
  }

  @Override
  public Map<String, Object> detail() {
    return Map.of("digest", digest, "updateScripts", updateScripts);
  }

  @Override
  public Outcome make(Connection connection, Peer peer, TargetLedger ledger) throws SQLException {
    try {
      var preview = RepairPreview.of(connection, peer, ledger, updateScripts);
      if (!preview.digest().equals(digest)) {
        return new Refused(LedgerRefusals.stale());
      }
      if (peer instanceof FlywayPeer flyway) {
        // The transaction's one snapshot shows it the rows of the preview.
        RepairPreview.repair(flyway, ledger, updateScripts).apply(connection);
      }
      return new Made(preview.actions());
    } catch (PlaceholderException e) {
      return new Refused(LedgerRefusals.of(e));
    }
  }
}
