package io.slipway.engine.peer;

/// Something that a pending script shows before it runs.
///
/// @param blocking whether a run would fail on it, or must not try
/// @param path the file
/// @param line one-based line of the file, 0 when it is about the file as a whole
/// @param message what is so
/// @param remedy what to do about it; empty when nothing need be done
public record ScriptFinding(
    Code code, boolean blocking, String path, int line, String message, String remedy) {

  /// The kinds of finding. The names are stable.
  public enum Code {
    /// The text cannot be SQL: a NUL, invalid UTF-8, something opened and never closed.
    SCRIPT_MALFORMED,
    /// A placeholder has no value.
    PLACEHOLDER_WITHOUT_VALUE,
    /// A command of psql, which no server understands.
    PSQL_COMMAND,
    /// A statement that PostgreSQL refuses in a transaction, in a script that is told to run in
    /// one.
    FORBIDDEN_IN_TRANSACTION,
    /// The script runs statement by statement: what precedes a failure stays.
    RUNS_OUTSIDE_TRANSACTION,
    /// The target decides whether the script can run in a transaction.
    MAY_RUN_OUTSIDE_TRANSACTION,
    /// The script begins or ends transactions itself.
    OWN_TRANSACTIONS,
    /// Flyway itself would refuse the script unless `mixed` is on.
    MIXED_SCRIPT,
    /// A callback of an event that a run does not have.
    CALLBACK_IGNORED
  }

  static ScriptFinding blocking(Code code, String path, int line, String message, String remedy) {
    return new ScriptFinding(code, true, path, line, message, remedy);
  }

  static ScriptFinding note(Code code, String path, int line, String message, String remedy) {
    return new ScriptFinding(code, false, path, line, message, remedy);
  }
}
