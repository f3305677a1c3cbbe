package io.slipway.engine.execute;

import io.slipway.engine.execute.Part.Protection;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.SqlState;
import io.slipway.engine.postgres.TransactionId;
import io.slipway.engine.postgres.TransactionIds;
import io.slipway.engine.sql.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Sends one part of a script, with a journal entry before and behind it.
///
/// A part that may be in a transaction is sent in one whose id stands in the journal before it can
/// take effect, so that a later attempt can ask the server what became of it.
final class PartSender {

  private static final String INVALID_TRANSACTION_TERMINATION = "25001";

  // How an invalid index is dropped; its name comes behind.
  private static final String DROP = "DROP INDEX CONCURRENTLY IF EXISTS ";

  private final RunContext context;
  private final Session session;
  private final StepSender sender;
  private final TransactionIds transactions;

  PartSender(RunContext context, Session session, StepSender sender, TransactionIds transactions) {
    this.context = context;
    this.session = session;
    this.sender = sender;
    this.transactions = transactions;
  }

  /// Sends it once. When it fails, a transaction may be left open.
  void send(Step step, Part part) throws SQLException, StatementFailedException {
    switch (protection(step, part)) {
      case OURS -> inOurTransaction(step, part);
      case SCRIPTS -> inItsTransaction(step, part);
      case NONE -> alone(step, part);
    }
  }

  private Protection protection(Step step, Part part) {
    return switch (part.protection()) {
      case OURS -> session.callsAroundStatements() ? Protection.NONE : Protection.OURS;
      case SCRIPTS -> step.mode() == TransactionMode.BATCH ? Protection.NONE : Protection.SCRIPTS;
      case NONE -> Protection.NONE;
    };
  }

  private void inOurTransaction(Step step, Part part)
      throws SQLException, StatementFailedException {
    session.conductor().limit(texts(step, part.statements()));
    answered(step, part, () -> session.execute("BEGIN"));
    journaled(
        step,
        part,
        transactionOf(step, part),
        () -> {
          sendStatements(step, part.statements());
          answered(step, part, () -> session.execute("COMMIT"));
        });
  }

  private void inItsTransaction(Step step, Part part)
      throws SQLException, StatementFailedException {
    var statements = part.statements();
    session.conductor().limit(texts(step, statements));
    each(step, statements.subList(0, part.head()));
    journaled(
        step,
        part,
        transactionOf(step, part),
        () -> each(step, statements.subList(part.head(), statements.size())));
  }

  private void alone(Step step, Part part) throws SQLException, StatementFailedException {
    dropLeftovers(step, part);
    journaled(step, part, Optional.empty(), () -> sendStatements(step, part.statements()));
  }

  private Optional<TransactionId> transactionOf(Step step, Part part)
      throws SQLException, StatementFailedException {
    try {
      return transactions.current(session.connection());
    } catch (SQLException e) {
      throw failed(step, part, e);
    }
  }

  private interface Work {
    void run() throws SQLException, StatementFailedException;
  }

  private void journaled(Step step, Part part, Optional<TransactionId> transaction, Work work)
      throws SQLException, StatementFailedException {
    context.journal().begun(step, part.number(), transaction);
    try {
      work.run();
      if (session.isInTransaction()) {
        throw leftOpen(step, part);
      }
    } catch (StatementFailedException e) {
      if (!SqlState.breaksConnection(e.failure().failure().sqlState())) {
        context.journal().failed(step, e.failure());
      }
      throw e;
    }
    context.journal().done(step, part.number());
  }

  private void sendStatements(Step step, List<Statement> statements)
      throws StatementFailedException {
    if (step.mode() == TransactionMode.BATCH) {
      sender.sendWhole(step);
    } else {
      each(step, statements);
    }
  }

  private void each(Step step, List<Statement> statements) throws StatementFailedException {
    for (var statement : statements) {
      sender.send(step, statement);
    }
  }

  private static List<String> texts(Step step, List<Statement> statements) {
    return statements.stream().map(step.script().script()::text).toList();
  }

  private interface Question {
    void ask() throws SQLException;
  }

  private static void answered(Step step, Part part, Question question)
      throws StatementFailedException {
    try {
      question.ask();
    } catch (SQLException e) {
      throw failed(step, part, e);
    }
  }

  // What an interrupted CREATE INDEX CONCURRENTLY left would make the same statement fail, or,
  // with IF NOT EXISTS, pass for done; what REINDEX left would stay. To drop it others' locks are
  // waited for as well.
  private void dropLeftovers(Step step, Part part) throws SQLException, StatementFailedException {
    for (var index : leftBehind(step, part)) {
      var conductor = session.conductor();
      try {
        conductor.before(DROP);
        session.execute(DROP + index);
        context.listener().leftoverDropped(step, "invalid index " + index);
        conductor.succeeded();
      } catch (SQLException e) {
        conductor.failed();
        if (!SqlState.mayPass(String.valueOf(e.getSQLState()))) {
          throw e;
        }
        throw failed(step, part, e);
      }
    }
  }

  private List<String> leftBehind(Step step, Part part) throws SQLException {
    var created = ConcurrentIndex.createdBy(step.script(), part);
    if (created.isPresent()) {
      return created.get().leftBehind(session.connection());
    }
    var reindexing =
        part.statements().size() == 1
            ? Reindexing.in(step.script().script().text(part.statements().getFirst()))
            : Optional.<Reindexing>empty();
    return reindexing.isPresent() ? reindexing.get().leftBehind(session.connection()) : List.of();
  }

  private static StatementFailedException leftOpen(Step step, Part part) {
    return failed(
        step,
        part,
        new SQLException(
            "The script leaves a transaction open: nothing ends its BEGIN",
            INVALID_TRANSACTION_TERMINATION));
  }

  private static StatementFailedException failed(Step step, Part part, SQLException cause) {
    var script = step.script();
    var line = part.statements().isEmpty() ? 1 : part.statements().getFirst().line();
    return new StatementFailedException(
        new StatementFailure(
            script.path(), part.firstStatement(), script.fileLine(line), PostgresFailure.of(cause)),
        cause);
  }
}
