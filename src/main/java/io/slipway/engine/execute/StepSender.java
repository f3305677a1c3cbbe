package io.slipway.engine.execute;

import io.slipway.engine.sql.Statement;

/// Sends a step's statements, with the callbacks around each and a word to the listener.
record StepSender(RunListener listener, Session session) {

  void send(Step step, Statement statement) throws StatementFailedException {
    listener.statementStarted(step, statement);
    session.callInside(Event.BEFORE_EACH_MIGRATE_STATEMENT);
    var result = session.send(step.script(), statement);
    session.callInside(Event.AFTER_EACH_MIGRATE_STATEMENT);
    listener.statementFinished(step, statement, result);
  }
}
