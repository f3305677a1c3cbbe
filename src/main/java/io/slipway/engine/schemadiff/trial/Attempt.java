package io.slipway.engine.schemadiff.trial;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Does actions within an open transaction, in an order in which the server takes them.
final class Attempt {

  private final Connection connection;
  private final List<String> done = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  Attempt(Connection connection) {
    this.connection = connection;
  }

  /// The statements that succeeded, in their order.
  List<String> done() {
    return done;
  }

  /// What the server said, in the last round, to those that never did.
  List<String> refusals() {
    return refusals;
  }

  /// Does stage by stage what can be done, each in the given order as far as the server allows it.
  ///
  /// What is taken away and made anew is so in two stages: it must not be back before what needs
  /// its absence was done.
  void stages(List<List<Action>> stages) throws SQLException {
    Deque<Action> waiting = new ArrayDeque<>();
    for (var stage : stages) {
      waiting.addAll(stage);
      all(waiting);
    }
  }

  private void all(Deque<Action> waiting) throws SQLException {
    var progress = true;
    while (progress && !waiting.isEmpty()) {
      progress = false;
      refusals.clear();
      for (var left = waiting.size(); left > 0; left--) {
        var action = waiting.removeFirst();
        if (succeeds(action)) {
          progress = true;
        } else {
          waiting.addLast(action);
        }
      }
    }
  }

  private boolean succeeds(Action action) throws SQLException {
    for (var statements : action.alternatives()) {
      if (succeeds(statements)) {
        return true;
      }
    }
    return false;
  }

  private boolean succeeds(List<String> statements) throws SQLException {
    var savepoint = connection.setSavepoint();
    try (var jdbc = connection.createStatement()) {
      jdbc.setEscapeProcessing(false);
      for (var statement : statements) {
        jdbc.execute(statement);
      }
    } catch (SQLException e) {
      connection.rollback(savepoint);
      refusals.add(statements.getFirst() + ": " + e.getMessage());
      return false;
    }
    connection.releaseSavepoint(savepoint);
    done.addAll(statements);
    return true;
  }
}
