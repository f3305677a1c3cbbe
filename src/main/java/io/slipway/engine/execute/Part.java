package io.slipway.engine.execute;

import io.slipway.engine.sql.Statement;
import io.slipway.engine.sql.StatementNature.TransactionControl;
import io.slipway.engine.sql.StatementNature.Verb;
import java.util.ArrayList;
import java.util.List;

/// A stretch of a script that takes effect as a whole or not at all: one statement, or a
/// transaction that the script begins and ends itself.
///
/// @param number one-based place among the script's parts; in a script without transactions of its
///     own that of the statement
record Part(int number, List<Statement> statements) {

  Part {
    statements = List.copyOf(statements);
  }

  /// The parts of a script that is sent statement by statement.
  static List<Part> of(List<Statement> statements) {
    var parts = new ArrayList<Part>();
    var open = new ArrayList<Statement>();
    for (var statement : statements) {
      open.add(statement);
      if (ends(statement, open.getFirst())) {
        parts.add(new Part(parts.size() + 1, open));
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      parts.add(new Part(parts.size() + 1, open));
    }
    return parts;
  }

  /// The one part of a script that is sent as a whole.
  static List<Part> whole(List<Statement> statements) {
    return List.of(new Part(1, statements));
  }

  private static boolean ends(Statement statement, Statement first) {
    if (!(first.nature() instanceof TransactionControl(var begins)) || begins != Verb.BEGIN) {
      return true;
    }
    return statement.nature() instanceof TransactionControl(var verb)
        && switch (verb) {
          case COMMIT, ROLLBACK, PREPARE_TRANSACTION -> true;
          case BEGIN, SAVEPOINT, RELEASE, ROLLBACK_TO, SET_TRANSACTION -> false;
        };
  }

  /// The number of its first statement; 0 for a script without any.
  int firstStatement() {
    return statements.isEmpty() ? 0 : statements.getFirst().number();
  }
}
