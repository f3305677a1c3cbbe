package io.slipway.engine.execute;

import io.slipway.engine.execute.SessionSetup.Identity;
import io.slipway.engine.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// The connection on which a run's scripts reach the target.
final class Session {

  private final Connection connection;
  private final RunSettings settings;
  private final Callbacks callbacks;
  private final StatementSender sender;
  private @Nullable Identity identity;

  Session(Connection connection, RunSettings settings, Callbacks callbacks) {
    this.connection = connection;
    this.settings = settings;
    this.callbacks = callbacks;
    this.sender = new StatementSender(connection);
  }

  Connection connection() {
    return connection;
  }

  /// Makes it as good as new; it must be in autocommit mode.
  void reset() throws SQLException, StatementFailedException {
    execute("DISCARD ALL");
    callbacks.inside(Event.AFTER_CONNECT, sender);
    identity = settings.session().apply(connection, settings.applicationName());
  }

  /// Takes back whatever role a script took on: the ledger is not for that role to write.
  void restoreIdentity() throws SQLException {
    if (identity == null) {
      return;
    }
    var sql = "SELECT set_config('session_authorization', ?, false), set_config('role', ?, false)";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, identity.authorization());
      statement.setString(2, identity.role());
      statement.execute();
    }
  }

  StatementResult send(StepScript script, Statement statement) throws StatementFailedException {
    return sender.send(script, statement);
  }

  StatementResult sendWhole(StepScript script) throws StatementFailedException {
    return sender.sendWhole(script);
  }

  /// Runs an event's callbacks in whatever transaction there is.
  void callInside(Event event) throws StatementFailedException {
    callbacks.inside(event, sender);
  }

  /// Runs an event's callbacks apart from any script.
  void call(Event event) throws SQLException, StatementFailedException {
    if (callbacks.answer(event)) {
      reset();
      callbacks.apart(event, connection);
    }
  }

  /// Whether a script began a transaction and did not end it.
  boolean isInTransaction() throws SQLException {
    return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
  }

  /// Ends a transaction that a script left open.
  void rollBack() throws SQLException {
    execute("ROLLBACK");
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
