package io.slipway.engine.preflight;

import io.slipway.engine.postgres.PostgresFailure;
import java.sql.SQLException;
import java.util.List;

/// What is said of a check that could not be made.
final class Unseen {

  static final String ROLE_THAT_SEES = "pg_monitor";

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String QUERY_CANCELED = "57014";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String TOO_MANY_CONNECTIONS = "53300";

  private Unseen() {}

  static CheckResult because(Check check, SQLException failure) {
    var said = message(failure);
    return switch (PostgresFailure.of(failure).sqlState()) {
      case INSUFFICIENT_PRIVILEGE ->
          unknown(check, "The role may not look at this: " + said + ".", grant());
      case QUERY_CANCELED, LOCK_NOT_AVAILABLE ->
          unknown(
              check,
              "Looking took longer than there was patience: " + said + ".",
              "Look again when the server has less to do, or with more patience.");
      default ->
          unknown(
              check,
              "This could not be looked at: " + said + ".",
              "Mend what the message says and look again.");
    };
  }

  /// What the server said, without the full stop that some messages have.
  static String message(SQLException failure) {
    var message = PostgresFailure.of(failure).message();
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  /// How a role gets to see other roles' sessions and standbys.
  static String grant() {
    return "Let the migration role look: GRANT " + ROLE_THAT_SEES + " TO it.";
  }

  static CheckResult withoutConnection(Check check, SQLException failure) {
    var said = message(failure);
    if (check == Check.CONNECTION) {
      return CheckResult.fail(
          check,
          "The target cannot be reached: " + said + ".",
          "Check address, port, database, role and password, and that the server is up.",
          List.of());
    }
    if (check == Check.CONNECTIONS && isForLackOfConnections(failure)) {
      return ConnectionsLook.refused(said);
    }
    return unknown(
        check, "Not looked at, because there is no connection.", "Mend the connection first.");
  }

  static CheckResult switchedOff(Check check) {
    return unknown(
        check,
        "Not looked at, because the environment's settings switch it off.",
        "Nothing to do, unless it should be looked at after all.");
  }

  static boolean isForLackOfConnections(SQLException failure) {
    return TOO_MANY_CONNECTIONS.equals(failure.getSQLState());
  }

  private static CheckResult unknown(Check check, String finding, String advice) {
    return CheckResult.warn(check, finding, advice, List.of());
  }
}
