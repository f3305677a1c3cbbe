package io.slipway.engine.preflight;

import io.slipway.engine.preflight.need.PlanNeeds;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes all checks on one session, one behind the other.
final class Flight {

  private final ReadingTransaction transaction;
  private final CheckResult pooled;
  private final Subject subject;
  private final PreflightSettings settings;
  private Optional<Target> target = Optional.empty();

  Flight(Connection session, CheckResult pooled, Subject subject, PreflightSettings settings) {
    this.transaction = new ReadingTransaction(session, settings.patience());
    this.pooled = pooled;
    this.subject = subject;
    this.settings = settings;
  }

  List<CheckResult> results() {
    return Stream.of(Check.values()).map(this::result).toList();
  }

  private CheckResult result(Check check) {
    if (settings.off().contains(check)) {
      return Unseen.switchedOff(check);
    }
    return check == Check.POOLED_CONNECTION ? pooled : look(check);
  }

  private CheckResult look(Check check) {
    try {
      return transaction.within(() -> lookOf(check).at(target()));
    } catch (SQLException e) {
      return Unseen.because(check, e);
    }
  }

  // Read with the first check that succeeds in it.
  private Target target() throws SQLException {
    if (target.isEmpty()) {
      var needs = PlanNeeds.of(subject.scripts());
      target = Optional.of(Target.read(transaction.connection(), needs, subject, settings));
    }
    return target.get();
  }

  private Look lookOf(Check check) {
    return switch (check) {
      case CONNECTION -> new ConnectionLook();
      case POOLED_CONNECTION -> throw new IllegalArgumentException("it needs two connections");
      case PRIVILEGES -> new PrivilegesLook();
      case CONNECTIONS -> new ConnectionsLook();
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
