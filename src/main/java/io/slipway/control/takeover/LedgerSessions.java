package io.slipway.control.takeover;

import io.slipway.control.project.Peers;
import io.slipway.control.project.TargetConnections;
import io.slipway.engine.execute.FencedSession;
import io.slipway.engine.execute.FencedSession.Answer;
import io.slipway.engine.execute.Patience;
import io.slipway.engine.execute.RunIdentity;
import io.slipway.engine.execute.RunListener;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.postgres.AnswerLimit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/// Opens the sessions in which a ledger is looked at or changed. Each is one transaction with one
/// snapshot, so that what is shown, compared and written is about the same rows.
@Component
class LedgerSessions {

  private static final String LOOKING = "slipway ledger";
  private static final String CHANGING = "slipway ledger change";

  // Long enough for a command that only looks to be over, short for a caller who waits.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  // Nothing here takes long, unless somebody holds a lock on the table itself.
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String BRIEF =
      "SET LOCAL lock_timeout = '1s'; SET LOCAL statement_timeout = " + LONGEST.toMillis();

  private final TargetConnections connections;
  private final Clock clock;

  LedgerSessions(TargetConnections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  /// What is done in a session.
  interface Work<T> {
    T with(Connection connection, Peer peer) throws SQLException;
  }

  /// A session behind the fence.
  ///
  /// @param stands asks whether the fence still does
  record Fenced(Connection connection, Peer peer, BooleanSupplier stands) {}

  /// What is done behind the fence.
  interface FencedWork<T> {
    T with(Fenced session) throws SQLException;
  }

  /// Looks, and can write nothing.
  ///
  /// @throws io.slipway.control.project.UnreachableTargetException when there is no session
  <T> T looking(TargetLedger ledger, Work<T> work) throws SQLException {
    try (var connection = connections.open(ledger.target(), LOOKING)) {
      connection.setReadOnly(true);
      begin(connection);
      return work.with(connection, peer(connection, ledger));
    }
  }

  /// Changes behind the fence, in a transaction that the work commits or leaves to be undone.
  ///
  /// @throws io.slipway.control.project.UnreachableTargetException when there is no session
  <T> Answer<T> changing(TargetLedger ledger, FencedWork<T> work) throws SQLException {
    var peer = looking(ledger, (_, found) -> found);
    return new FencedSession(
            name -> connections.open(ledger.target(), name),
            RunIdentity.of(CHANGING),
            peer.locks(),
            Patience.withOthers(PATIENCE))
        .during(
            new RunListener() {},
            (connection, stands) -> {
              begin(connection);
              return work.with(new Fenced(connection, peer, stands));
            });
  }

  private static void begin(Connection connection) throws SQLException {
    AnswerLimit.behind(connection, LONGEST);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute(BRIEF);
    }
  }

  private Peer peer(Connection connection, TargetLedger ledger) throws SQLException {
    var facts = Peers.facts(connection, ledger.project(), clock.instant());
    return Peers.of(ledger.project(), facts);
  }
}
