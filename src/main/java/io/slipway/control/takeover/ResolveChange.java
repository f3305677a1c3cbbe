package io.slipway.control.takeover;

import io.slipway.control.takeover.ResolveRequest.As;
import io.slipway.engine.ledger.FlywayHistory;
import io.slipway.engine.ledger.FlywayRow;
import io.slipway.engine.ledger.PrismaResolve;
import io.slipway.engine.peer.FlywayPeer;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.peer.PrismaPeer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A person's word on what became of a migration: Prisma's `migrate resolve`, and the same for a
/// failed row of Flyway's.
record ResolveChange(String migration, As as) implements LedgerChange {

  @Override
  public Words words() {
    return new Words("ledger.resolve", "ledger.resolved", "ledger.resolve-failed");
  }

  @Override
  public Map<String, Object> detail() {
    return Map.of("migration", migration, "as", as.wireName());
  }

  @Override
  public Outcome make(Connection connection, Peer peer, TargetLedger ledger) throws SQLException {
    return switch (peer) {
      case PrismaPeer prisma ->
          prisma(connection, new PrismaResolve(prisma.history()), PrismaMigrations.of(ledger));
      case FlywayPeer flyway -> flyway(connection, new FlywayHistory(flyway.history()));
    };
  }

  private Outcome prisma(Connection connection, PrismaResolve resolve, PrismaMigrations folders)
      throws SQLException {
    return switch (as) {
      case ROLLED_BACK -> PrismaMigrations.outcome(resolve.rolledBack(connection, migration));
      case APPLIED -> {
        var folder = folders.named(migration);
        yield folder.isEmpty()
            ? new Refused(PrismaMigrations.notFound(migration))
            : PrismaMigrations.outcome(resolve.applied(connection, List.of(folder.get())));
      }
    };
  }

  private Outcome flyway(Connection connection, FlywayHistory history) throws SQLException {
    var failed =
        history.read(connection).stream()
            .filter(row -> row.script().equals(migration) && !row.success())
            .toList();
    if (failed.isEmpty()) {
      return new Refused(
          LedgerRefusals.peers(
              "The ledger has no failed row of %s: only a failed migration can be resolved."
                  .formatted(migration)));
    }
    var actions = new ArrayList<LedgerAction>();
    for (var row : failed) {
      actions.add(settle(connection, history, row));
    }
    return new Made(actions);
  }

  private LedgerAction settle(Connection connection, FlywayHistory history, FlywayRow row)
      throws SQLException {
    return switch (as) {
      case APPLIED -> {
        history.markSucceeded(connection, row.installedRank(), row.executionTime());
        yield LedgerAction.marked(row);
      }
      case ROLLED_BACK -> {
        history.removeFailed(connection, row);
        yield LedgerAction.removed(row);
      }
    };
  }
}
