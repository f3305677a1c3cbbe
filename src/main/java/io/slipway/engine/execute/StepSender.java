package io.slipway.engine.execute;

import io.slipway.engine.sql.Statement;

/// Sends a step's statements, with the callbacks around each and a word to the listener.
record StepSender(RunListener listener, Session session) {

  void send(Step step, Statement statement) throws StatementFailedException {
    session.callInside(Event.BEFORE_EACH_MIGRATE_STATEMENT);
    listener.statementStarted(step, statement);
    var result = session.send(step.script(), statement);
    listener.statementFinished(step, statement, result);
    session.callInside(Event.AFTER_EACH_MIGRATE_STATEMENT);
  }

  /// Sends the whole script as one message.
  void sendWhole(Step step) throws StatementFailedException {
    listener.scriptStarted(step);
    listener.scriptFinished(step, session.sendWhole(step.script()));
  }
}
