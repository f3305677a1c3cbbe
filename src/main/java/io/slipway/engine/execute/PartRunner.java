package io.slipway.engine.execute;

import io.slipway.engine.conductor.Tries;
import io.slipway.engine.execute.RunOutcome.Blocked;
import io.slipway.engine.execute.RunOutcome.ConnectionLost;
import io.slipway.engine.execute.RunOutcome.Failed;
import io.slipway.engine.execute.RunOutcome.InDoubt;
import io.slipway.engine.execute.StepLedger.Timing;
import io.slipway.engine.postgres.SqlState;
import io.slipway.engine.postgres.TransactionIds;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Runs steps that no transaction protects: part by part, each with a journal entry before and
/// behind it, so that a later attempt goes on where this one stopped.
final class PartRunner {

  private final RunContext context;
  private final Session session;
  private final PartSender sender;

  PartRunner(RunContext context, Session session, StepSender sender, TransactionIds transactions) {
    this.context = context;
    this.session = session;
    this.sender = new PartSender(context, session, sender, transactions);
  }

  /// Runs what is left of a step; empty when it is applied then.
  Optional<RunOutcome> run(Step step) throws SQLException {
    var doubt = settle(step);
    return doubt.isPresent()
        ? doubt
        : goOn(step, partsOf(step), context.journal().progress(step).done());
  }

  /// Finds out what became of the part that an earlier attempt did not learn the end of.
  ///
  /// @return how the run ends when nothing tells
  Optional<RunOutcome> settle(Step step) throws SQLException {
    var progress = context.journal().progress(step);
    if (!progress.inDoubt()) {
      return Optional.empty();
    }
    var doubtful = partsOf(step).get(progress.done());
    return switch (Fate.of(step.script(), doubtful, progress.transaction(), session.connection())) {
      case TOOK_EFFECT -> {
        context.journal().done(step, doubtful.number());
        yield Optional.empty();
      }
      case NO_EFFECT -> Optional.empty();
      case UNKNOWN -> Optional.of(new InDoubt(step, doubtful.firstStatement()));
    };
  }

  private static List<Part> partsOf(Step step) {
    var statements = step.script().statements();
    return step.mode() == TransactionMode.BATCH ? Part.whole(statements) : Part.of(statements);
  }

  private Optional<RunOutcome> goOn(Step step, List<Part> parts, int done) throws SQLException {
    if (!session.conductor().awaitFreeWay(List.of(), session.conductor().tries())) {
      return Optional.of(ConnectionLost.ofFence());
    }
    var started = context.clock().instant();
    context.ledger().begun(session.connection(), step.migration(), started);
    var tries = session.conductor().tries();
    try {
      session.callInside(Event.BEFORE_EACH_MIGRATE);
      for (var part : parts.subList(0, done)) {
        restoreSettings(step, part);
      }
      for (var part : parts.subList(done, parts.size())) {
        tries = session.conductor().tries();
        if (!sendUntilFree(step, part, tries)) {
          return Optional.of(ConnectionLost.ofFence());
        }
      }
      session.callInside(Event.AFTER_EACH_MIGRATE);
    } catch (StatementFailedException e) {
      return Optional.of(
          SqlState.breaksConnection(e.failure().failure().sqlState())
              ? cutOff(step, parts, e)
              : Blocked.or(stopped(step, e.failure()), session.conductor(), tries));
    }
    finish(step, started);
    return Optional.empty();
  }

  private void finish(Step step, Instant started) throws SQLException {
    session.restoreIdentity();
    var timing = new Timing(started, context.clock().instant());
    context.ledger().finished(session.connection(), step.migration(), timing);
  }

  // The session in which the earlier attempt made them is gone.
  private void restoreSettings(Step step, Part part) throws StatementFailedException {
    for (var statement : part.statements()) {
      if (SessionSettings.isMadeBy(step.script().script().text(statement))) {
        session.send(step.script(), statement);
      }
    }
  }

  // False when the fence fell before it was sent.
  private boolean sendUntilFree(Step step, Part part, Tries tries)
      throws SQLException, StatementFailedException {
    var texts = part.statements().stream().map(step.script().script()::text).toList();
    while (true) {
      if (!session.conductor().awaitFreeWay(texts, tries)) {
        return false;
      }
      try {
        sender.send(step, part);
        return true;
      } catch (StatementFailedException e) {
        if (!tries.mayFollow(e.failure().failure().sqlState())) {
          throw e;
        }
        session.rollBackIfOpen();
        context.listener().stepRetried(step, tries.made(), e.failure());
        tries.pause();
      }
    }
  }

  private RunOutcome cutOff(Step step, List<Part> parts, StatementFailedException e)
      throws SQLException {
    var progress = context.journal().progress(step);
    if (!progress.inDoubt()
        || progress.transaction().isPresent()
        || Fate.isKnowable(step.script(), parts.get(progress.done()))) {
      throw e.sqlException();
    }
    return new InDoubt(step, e.failure().statement());
  }

  private Failed stopped(Step step, StatementFailure failure) throws SQLException {
    session.rollBackIfOpen();
    session.restoreIdentity();
    context.ledger().failed(session.connection(), step.migration(), failure);
    return new Failed(
        Optional.of(step), failure, false, ConcurrentIndex.invalidIn(session.connection()));
  }
}
