package io.slipway.engine.postflight;

import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.catalog.LedgerTable;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.preflight.ReadingTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes all checks on one target, one behind the other.
record Landing(Connection connection, Subject subject, PostflightSettings settings) {

  /// The schema as it is, or why it could not be read.
  private record Seen(Optional<SchemaLook> schema, String failure) {}

  List<CheckResult> results() throws SQLException {
    var seen = schema();
    var results = new ArrayList<CheckResult>();
    for (var check : Check.values()) {
      results.add(settings.off().contains(check) ? switchedOff(check) : result(check, seen));
    }
    return results;
  }

  private CheckResult result(Check check, Seen seen) throws SQLException {
    return switch (check) {
      case FINGERPRINT, PROMISES, INVALID_INDEXES, NOT_VALID_CONSTRAINTS ->
          seen.schema().map(look -> look.at(check)).orElseGet(() -> unseen(check, seen.failure()));
      case VERIFY_SCRIPTS ->
          new VerifyScripts(connection, subject.session(), settings.patience())
              .look(subject.verifications());
      case QUERIES ->
          new Queries(connection, subject.session(), settings.patience()).look(subject.queries());
    };
  }

  private Seen schema() throws SQLException {
    var schemaChecks =
        Stream.of(
            Check.FINGERPRINT, Check.PROMISES, Check.INVALID_INDEXES, Check.NOT_VALID_CONSTRAINTS);
    if (schemaChecks.allMatch(settings.off()::contains)) {
      return new Seen(Optional.empty(), "");
    }
    try {
      var ledger = new LedgerTable(subject.ledger().schema(), subject.ledger().name());
      var now =
          new ReadingTransaction(connection, settings.patience())
              .within(() -> ledger.leftOutOf(CatalogReader.read(connection)));
      return new Seen(Optional.of(new SchemaLook(now, subject)), "");
    } catch (SQLException e) {
      ReadOnly.requireSession(connection, e);
      return new Seen(Optional.empty(), PostgresFailure.of(e).message());
    }
  }

  private static CheckResult unseen(Check check, String failure) {
    return CheckResult.warn(
        check,
        "Not known, because the schema could not be read: " + failure,
        "Mend what the message says and retry the run: its steps are applied, and only this is done"
            + " again.",
        List.of());
  }

  private static CheckResult switchedOff(Check check) {
    return CheckResult.warn(
        check,
        "Not looked at, because the environment's settings switch it off.",
        "Nothing to do, unless it should be looked at after all.",
        List.of());
  }
}
