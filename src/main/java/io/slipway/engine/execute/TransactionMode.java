package io.slipway.engine.execute;

/// How a script's statements relate to transactions, and so what a failure leaves behind.
public enum TransactionMode {
  /// One transaction holds all statements and the ledger row: all of it happens, or nothing.
  SINGLE_TRANSACTION,
  /// As [#SINGLE_TRANSACTION]; but where the server says that the script cannot run so, and has
  /// undone it, as [#STATEMENT_BY_STATEMENT].
  TRANSACTION_WHERE_POSSIBLE,
  /// Each statement is sent alone; what succeeded before a failure stays.
  STATEMENT_BY_STATEMENT,
  /// The whole script is one message, which the server takes as one implicit transaction unless
  /// the script holds its own; the ledger row is written apart. Prisma worked so before 7.4.
  BATCH
}
