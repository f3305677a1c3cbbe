package io.slipway.engine.execute;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A question that is put again and again, never twice at a time, while somebody looks regularly
/// whether it is answered and is never kept waiting by it.
final class Question {

  private static final Logger LOG = LoggerFactory.getLogger(Question.class);

  /// Puts it.
  interface Asking {
    void ask() throws SQLException;
  }

  private final Asking asking;
  private CompletableFuture<Boolean> answer = CompletableFuture.completedFuture(true);
  private int missed;

  Question(Asking asking) {
    this.asking = asking;
  }

  /// Puts it again if the last one has been dealt with.
  ///
  /// @return how many looks in a row have found no answer; zero when there was one
  int look() {
    missed = answer.getNow(false) ? 0 : missed + 1;
    if (answer.isDone()) {
      answer = CompletableFuture.supplyAsync(this::isAnswered, Question::begin);
    }
    return missed;
  }

  /// What was missed does not count: there is another explanation.
  void forgive() {
    missed = 0;
  }

  private static void begin(Runnable asking) {
    Thread.ofVirtual().name("question").start(asking);
  }

  private boolean isAnswered() {
    try {
      asking.ask();
      return true;
    } catch (SQLException e) {
      LOG.debug("a question was not answered", e);
      return false;
    }
  }
}
