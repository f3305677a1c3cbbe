package io.slipway.engine.execute;

import io.slipway.engine.conductor.Conductor;
import io.slipway.engine.sql.Statement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// The connection on which a run's scripts reach the target.
final class Session {

  // What DISCARD ALL does, by PostgreSQL's documentation of it. Unlike that, it can be sent in one
  // message with what follows, and a session is reset once for each migration.
  private static final String DISCARD_ALL =
      """
      CLOSE ALL;
      SET SESSION AUTHORIZATION DEFAULT;
      RESET ALL;
      DEALLOCATE ALL;
      UNLISTEN *;
      SELECT pg_advisory_unlock_all();
      DISCARD PLANS;
      DISCARD TEMP;
      DISCARD SEQUENCES;
      """;

  // What was prepared and planned outlasts it: planning dozens of queries over the catalogs anew
  // takes a rehearsal longer than all its scripts.
  private static final String DISCARD_BUT_PLANS =
      DISCARD_ALL.replace("DEALLOCATE ALL;\n", "").replace("DISCARD PLANS;\n", "");

  /// Who a session acts as.
  private record Identity(String authorization, String role) {}

  private final Connection connection;
  private final Callbacks callbacks;
  private final StatementSender sender;
  private final String setup;
  private final String discard;
  private final Conductor conductor;
  private Identity identity = new Identity("default", "none");

  Session(Connection connection, RunSettings settings, Callbacks callbacks, Conductor conductor)
      throws SQLException {
    this(connection, settings, callbacks, conductor, DISCARD_ALL);
  }

  private Session(
      Connection connection,
      RunSettings settings,
      Callbacks callbacks,
      Conductor conductor,
      String discard)
      throws SQLException {
    this.discard = discard;
    this.conductor = conductor;
    this.connection = connection;
    this.callbacks = callbacks;
    this.sender = new StatementSender(connection, conductor);
    this.setup =
        KeepAlive.SETTINGS
            + settings.session().statement(connection, settings.identity().session());
  }

  /// One whose resets leave alone what was prepared, for scripts that prepare nothing by name.
  static Session keepingPlans(Connection connection, RunSettings settings, Callbacks callbacks)
      throws SQLException {
    return new Session(
        connection, settings, callbacks, Conductor.ofNobody(connection), DISCARD_BUT_PLANS);
  }

  Connection connection() {
    return connection;
  }

  /// Makes it as good as new; it must be in autocommit mode.
  void reset() throws SQLException, StatementFailedException {
    reset(List.of());
  }

  /// Makes it as good as new, and ready for what will be sent next as one message.
  void reset(List<String> next) throws SQLException, StatementFailedException {
    conductor.reset();
    if (callbacks.answer(Event.AFTER_CONNECT)) {
      execute(discard);
      callbacks.inside(Event.AFTER_CONNECT, sender);
      setUp(setup);
    } else {
      setUp(discard + setup + ";\n" + conductor.opening(next));
    }
    sender.forget();
  }

  Conductor conductor() {
    return conductor;
  }

  private void setUp(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      var isQuery = statement.execute(sql);
      while (isQuery || statement.getUpdateCount() != -1) {
        if (isQuery) {
          take(statement.getResultSet());
        }
        isQuery = statement.getMoreResults();
      }
    }
  }

  // By its columns: unlocking gives back one, the conductor's opening two, the setup more.
  private void take(ResultSet row) throws SQLException {
    row.next();
    switch (row.getMetaData().getColumnCount()) {
      case 1 -> {}
      case 2 -> conductor.opened(row);
      default ->
          identity = new Identity(row.getString("own_authorization"), row.getString("own_role"));
    }
  }

  /// Takes back whatever role a script took on: the ledger is not for that role to write.
  void restoreIdentity() throws SQLException {
    if (!sender.mayHaveChangedRole()) {
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

  /// Whether callbacks of unknown nature go with each statement.
  boolean callsAroundStatements() {
    return callbacks.answer(Event.BEFORE_EACH_MIGRATE_STATEMENT)
        || callbacks.answer(Event.AFTER_EACH_MIGRATE_STATEMENT);
  }

  /// Runs an event's callbacks apart from any script.
  void call(Event event) throws SQLException, StatementFailedException {
    if (callbacks.answer(event)) {
      reset();
      callbacks.apart(event, connection, sender);
    }
  }

  /// Whether a script began a transaction and did not end it.
  boolean isInTransaction() throws SQLException {
    return connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
  }

  /// Ends a transaction that a script left open, or that failed.
  void rollBackIfOpen() throws SQLException {
    if (isInTransaction()) {
      execute("ROLLBACK");
      conductor.rolledBack();
    }
  }

  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
