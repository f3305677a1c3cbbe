package io.slipway.engine.execute;

import java.sql.SQLException;

/// Carries a statement's failure to whoever decides what becomes of the step.
final class StatementFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient StatementFailure failure;
  private final SQLException sqlException;

  StatementFailedException(StatementFailure failure, SQLException cause) {
    super(failure.message(), cause);
    this.failure = failure;
    this.sqlException = cause;
  }

  StatementFailure failure() {
    return failure;
  }

  SQLException sqlException() {
    return sqlException;
  }
}
