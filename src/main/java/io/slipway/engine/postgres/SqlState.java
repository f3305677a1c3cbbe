package io.slipway.engine.postgres;

import java.util.Set;

/// What PostgreSQL's SQLSTATEs mean for somebody who runs statements.
///
/// Source: PostgreSQL's documentation, appendix "PostgreSQL Error Codes".
public final class SqlState {

  private static final String CONNECTION_EXCEPTION_CLASS = "08";
  private static final String DATA_EXCEPTION_CLASS = "22";

  /// admin_shutdown, crash_shutdown, cannot_connect_now, idle_session_timeout,
  /// idle_in_transaction_session_timeout: the server ends the session with these.
  private static final Set<String> SESSION_ENDS =
      Set.of("57P01", "57P02", "57P03", "57P05", "25P03");

  /// active_sql_transaction, invalid_transaction_termination, unsafe_new_enum_value_usage.
  private static final Set<String> TRANSACTION_REFUSED = Set.of("25001", "2D000", "55P04");

  /// syntax_error, and undefined table, column, object, function and schema.
  private static final Set<String> UNKNOWN_NAMES =
      Set.of("42601", "42P01", "42703", "42704", "42883", "3F000");

  /// lock_not_available, deadlock_detected, serialization_failure.
  private static final Set<String> OTHERS_IN_THE_WAY = Set.of("55P03", "40P01", "40001");

  private SqlState() {}

  /// Whether the session is gone with this error, so that the fate of what was sent is unknown.
  public static boolean breaksConnection(String sqlState) {
    return sqlState.startsWith(CONNECTION_EXCEPTION_CLASS) || SESSION_ENDS.contains(sqlState);
  }

  /// Whether the statement failed only because it was sent inside a transaction block, or together
  /// with the statement that added an enum's value.
  public static boolean refusesTransaction(String sqlState) {
    return TRANSACTION_REFUSED.contains(sqlState);
  }

  /// Whether others were in the way, so that the same may succeed a little later.
  public static boolean mayPass(String sqlState) {
    return OTHERS_IN_THE_WAY.contains(sqlState);
  }

  /// Whether a value was at fault, such as a text that cannot be read as a number.
  public static boolean isDataException(String sqlState) {
    return sqlState.startsWith(DATA_EXCEPTION_CLASS);
  }

  /// Whether the statement cannot be read, or names what is not there: it fails the same way
  /// whether what came before it is committed or not.
  public static boolean failsAnywhere(String sqlState) {
    return UNKNOWN_NAMES.contains(sqlState);
  }
}
