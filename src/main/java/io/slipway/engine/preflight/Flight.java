package io.slipway.engine.preflight;

import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.preflight.need.PlanNeeds;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes all checks on one target, one behind the other.
final class Flight {

  private final Opening opening;
  private final Subject subject;
  private final PreflightSettings settings;
  private Optional<String> secondRefused = Optional.empty();

  Flight(ConnectionSource source, Subject subject, PreflightSettings settings) {
    this.opening = new Opening(source, settings.patience());
    this.subject = subject;
    this.settings = settings;
  }

  List<CheckResult> results() {
    Connection connection;
    try {
      connection = opening.open();
    } catch (SQLException e) {
      return Stream.of(Check.values()).map(check -> Unseen.withoutConnection(check, e)).toList();
    }
    try {
      return on(connection);
    } finally {
      Opening.close(connection);
    }
  }

  private List<CheckResult> on(Connection connection) {
    var transaction = new ReadingTransaction(connection, settings.patience());
    var needs = PlanNeeds.of(subject.scripts());
    // Before any transaction: a pool that gives out statements breaks a session that begins one.
    var pooled = pooled(connection);
    return Stream.of(Check.values())
        .map(check -> result(check, pooled, transaction, needs))
        .toList();
  }

  private CheckResult result(
      Check check, CheckResult pooled, ReadingTransaction transaction, PlanNeeds needs) {
    if (settings.off().contains(check)) {
      return Unseen.switchedOff(check);
    }
    return check == Check.POOLED_CONNECTION ? pooled : look(check, transaction, needs);
  }

  private CheckResult look(Check check, ReadingTransaction transaction, PlanNeeds needs) {
    try {
      return transaction.within(() -> lookOf(check).at(target(transaction.connection(), needs)));
    } catch (SQLException e) {
      return Unseen.because(check, e);
    }
  }

  private Target target(Connection connection, PlanNeeds needs) throws SQLException {
    return new Target(
        connection,
        ServerVersion.of(connection),
        SearchPath.schemas(connection, subject.session()),
        needs,
        subject,
        settings);
  }

  private CheckResult pooled(Connection first) {
    try (var second = opening.open()) {
      return new PooledConnection(first, second, settings.patience()).look();
    } catch (SQLException e) {
      if (Unseen.isForLackOfConnections(e)) {
        secondRefused = Optional.of(Unseen.message(e));
      }
      return PooledConnection.unknown(Unseen.message(e));
    }
  }

  private Look lookOf(Check check) {
    return switch (check) {
      case CONNECTION -> new ConnectionLook();
      case POOLED_CONNECTION -> throw new IllegalArgumentException("it needs two connections");
      case PRIVILEGES -> new PrivilegesLook();
      case CONNECTIONS -> new ConnectionsLook(secondRefused);
      case LONG_SESSIONS -> new LongSessionsLook();
      case PREPARED_TRANSACTIONS -> new PreparedTransactionsLook();
      case INVALID_INDEXES -> new InvalidIndexesLook();
      case NOT_VALID_CONSTRAINTS -> new NotValidConstraintsLook();
      case REPLICATION -> new ReplicationLook();
      case WRAPAROUND -> new WraparoundLook();
      case FINGERPRINT -> new FingerprintLook();
      case SPACE -> new SpaceLook();
    };
  }
}
