package io.slipway.engine.preflight;

import io.slipway.engine.postgres.ServerVersion;
import java.sql.SQLException;
import java.util.List;

/// Whether the server is one that Slipway knows, and lets a run write.
final class ConnectionLook implements Look {

  private static final int OLDEST = 13;
  private static final int NEWEST = 18;

  /// @param limits timeouts that each of the role's sessions begins with
  record Seen(
      String user,
      String database,
      ServerVersion server,
      boolean inRecovery,
      boolean readOnly,
      List<String> limits) {}

  @Override
  public CheckResult at(Target target) throws SQLException {
    var limits = target.ask("session_limits.sql", row -> row.getString(1));
    var seen =
        target.ask(
            "connection.sql",
            row ->
                new Seen(
                    row.getString("user"),
                    row.getString("database"),
                    target.server(),
                    row.getBoolean("in_recovery"),
                    row.getBoolean("read_only"),
                    limits));
    return judge(seen.getFirst());
  }

  static CheckResult judge(Seen seen) {
    if (seen.server().major() < OLDEST) {
      return fail(
          "The server is PostgreSQL %s, older than 13.".formatted(seen.server()),
          "Upgrade the server: Slipway knows PostgreSQL 13 to 18.");
    }
    if (seen.inRecovery()) {
      return fail(
          "The server is a standby, where nothing can be written.",
          "Point the target at the primary.");
    }
    if (seen.readOnly()) {
      return fail(
          "Sessions of %s on %s begin read-only.".formatted(seen.user(), seen.database()),
          "Set default_transaction_read_only to off for the server, the database or the role.");
    }
    return writable(seen);
  }

  private static CheckResult writable(Seen seen) {
    if (seen.server().major() > NEWEST) {
      return warn(
          seen,
          "The server is PostgreSQL %s, newer than what Slipway was tried on."
              .formatted(seen.server()),
          "Look at the new version's release notes, and at Slipway's for a newer release.");
    }
    if (!seen.limits().isEmpty()) {
      return warn(
          seen,
          "Statements of %s are cancelled when they take long.".formatted(seen.user()),
          "Set the timeout to 0 for the migration role (ALTER ROLE … SET), or be sure that no"
              + " statement takes so long.");
    }
    return CheckResult.pass(
        Check.CONNECTION,
        "Connected to %s as %s; PostgreSQL %s."
            .formatted(seen.database(), seen.user(), seen.server()));
  }

  private static CheckResult warn(Seen seen, String finding, String advice) {
    return CheckResult.warn(Check.CONNECTION, finding, advice, seen.limits());
  }

  private static CheckResult fail(String finding, String advice) {
    return CheckResult.fail(Check.CONNECTION, finding, advice, List.of());
  }
}
