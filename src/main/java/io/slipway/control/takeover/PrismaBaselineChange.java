package io.slipway.control.takeover;

import io.slipway.engine.ledger.PrismaResolve;
import io.slipway.engine.peer.FlywayPeer;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.peer.PrismaPeer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// Prisma's `migrate resolve --applied` for a migration and all before it.
record PrismaBaselineChange(String through) implements LedgerChange {

  @Override
  public Words words() {
    return new Words("ledger.baseline", "ledger.baselined", "ledger.baseline-failed");
  }

  @Override
  public Map<String, Object> detail() {
    return Map.of("through", through);
  }

  @Override
  public Outcome make(Connection connection, Peer peer, TargetLedger ledger) throws SQLException {
    var migrations = PrismaMigrations.of(ledger).through(through);
    if (migrations.isEmpty()) {
      return new Refused(PrismaMigrations.notFound(through));
    }
    return switch (peer) {
      case PrismaPeer prisma ->
          PrismaMigrations.outcome(
              new PrismaResolve(prisma.history()).applied(connection, migrations));
      case FlywayPeer _ -> throw new IllegalStateException("Flyway has no folders");
    };
  }
}
