package io.slipway.engine.sql;

/// How a statement relates to the transaction it is sent in.
public sealed interface StatementNature {

  /// What most statements are.
  Transactional TRANSACTIONAL = new Transactional();

  /// Runs inside a transaction, and is undone with it.
  record Transactional() implements StatementNature {}

  /// PostgreSQL refuses it inside a transaction block.
  ///
  /// @param command the words that say so, such as `CREATE INDEX CONCURRENTLY`
  record NonTransactional(String command) implements StatementNature {}

  /// Only the catalog can tell whether PostgreSQL takes it inside a transaction block: a procedure
  /// may commit, a table may be partitioned (`REINDEX` and `CLUSTER` refuse such a one).
  ///
  /// @param command the words that say so, such as `CALL`
  record DependsOnCatalog(String command) implements StatementNature {}

  /// Begins, ends or divides a transaction itself.
  record TransactionControl(Verb verb) implements StatementNature {}

  /// `COPY … FROM STDIN`, with the data that follows it in the script.
  ///
  /// @param data the lines from the one behind the statement's semicolon to before the one that is
  ///     `\.`, or to the script's end
  record CopyFromStdin(ByteRange data) implements StatementNature {}

  /// A command of psql, which no server understands.
  ///
  /// @param name with its backslash, such as `\set`
  record MetaCommand(String name) implements StatementNature {}

  /// What a [TransactionControl] does.
  enum Verb {
    BEGIN,
    COMMIT,
    ROLLBACK,
    SAVEPOINT,
    RELEASE,
    ROLLBACK_TO,
    PREPARE_TRANSACTION,
    SET_TRANSACTION
  }
}
