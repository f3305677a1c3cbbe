package io.slipway.control.takeover;

import io.slipway.engine.ledger.FlywayBaseline;
import io.slipway.engine.ledger.FlywayBaselining;
import io.slipway.engine.peer.FlywayPeer;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.peer.PrismaPeer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Flyway's `baseline`.
record FlywayBaselineChange(FlywayBaseline baseline) implements LedgerChange {

  @Override
  public Words words() {
    return new Words("ledger.baseline", "ledger.baselined", "ledger.baseline-failed");
  }

  @Override
  public Map<String, Object> detail() {
    return Map.of(
        "version", baseline.baselineVersion().text(),
        "description", baseline.baselineDescription());
  }

  @Override
  public Outcome make(Connection connection, Peer peer, TargetLedger ledger) throws SQLException {
    return switch (peer) {
      case FlywayPeer flyway -> make(connection, flyway);
      case PrismaPeer _ -> throw new IllegalStateException("Prisma has no version");
    };
  }

  private Outcome make(Connection connection, FlywayPeer flyway) throws SQLException {
    var settings = flyway.history().withBaseline(baseline);
    return switch (new FlywayBaselining(settings).apply(connection)) {
      case FlywayBaselining.Baselined _ ->
          new Made(List.of(LedgerAction.baselined(baseline.baselineVersion())));
      case FlywayBaselining.AlreadyBaselined _ -> new Made(List.of());
      case FlywayBaselining.Refused(var reason) -> new Refused(LedgerRefusals.peers(reason));
    };
  }
}
