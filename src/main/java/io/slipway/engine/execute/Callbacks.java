package io.slipway.engine.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// The callback scripts of a bundle, by the event they answer.
///
/// @param scripts in the order in which those of one event run
public record Callbacks(Map<Event, List<CallbackScript>> scripts) {

  public static final Callbacks NONE = new Callbacks(Map.of());

  public Callbacks {
    scripts = Map.copyOf(scripts);
  }

  /// A callback and how it is sent.
  public record CallbackScript(StepScript script, TransactionMode mode) {}

  boolean answer(Event event) {
    return scripts.containsKey(event);
  }

  /// Runs an event's scripts in whatever transaction the session is in.
  void inside(Event event, StatementSender sender) throws StatementFailedException {
    for (var callback : scripts.getOrDefault(event, List.of())) {
      sender.sendAll(callback.script());
    }
  }

  /// Runs an event's scripts each in a transaction of its own, where its mode allows one.
  void apart(Event event, Connection connection, StatementSender sender)
      throws SQLException, StatementFailedException {
    for (var callback : scripts.getOrDefault(event, List.of())) {
      if (callback.mode() == TransactionMode.SINGLE_TRANSACTION) {
        inTransaction(callback.script(), connection, sender);
      } else {
        sender.sendAll(callback.script());
      }
    }
  }

  private static void inTransaction(
      StepScript script, Connection connection, StatementSender sender)
      throws SQLException, StatementFailedException {
    connection.setAutoCommit(false);
    try {
      sender.sendAll(script);
      connection.commit();
    } catch (StatementFailedException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
