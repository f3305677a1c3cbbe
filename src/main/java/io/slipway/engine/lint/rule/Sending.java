package io.slipway.engine.lint.rule;

/// How a script's statements are sent to the server.
public enum Sending {
  /// All in one transaction that the runner begins and ends.
  ONE_TRANSACTION,
  /// Each by itself; transactions are the script's own.
  STATEMENT_BY_STATEMENT,
  /// As one message, which is one transaction unless the script has its own.
  ONE_MESSAGE
}
