package io.slipway.engine.execute;

import io.slipway.engine.sql.Statement;
import io.slipway.engine.sql.StatementNature;
import io.slipway.engine.sql.StatementNature.CopyFromStdin;
import io.slipway.engine.sql.StatementNature.TransactionControl;
import io.slipway.engine.sql.StatementNature.Transactional;
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

  /// What keeps a part from taking effect by half, and tells later whether it took effect at all.
  enum Protection {
    /// A transaction that Slipway puts around it; alone in its own the part does the same.
    OURS,
    /// The transaction that the script itself begins and ends.
    SCRIPTS,
    /// None: PostgreSQL wants it outside, or it may commit by itself.
    NONE
  }

  Protection protection() {
    if (statements.stream().map(Statement::nature).allMatch(Part::isPlain)) {
      return Protection.OURS;
    }
    return head() > 0 ? Protection.SCRIPTS : Protection.NONE;
  }

  private static boolean isPlain(StatementNature nature) {
    return nature instanceof Transactional || nature instanceof CopyFromStdin;
  }

  /// How many statements at its beginning do nothing but begin the script's own transaction.
  int head() {
    if (statements.size() < 2 || !is(statements.getFirst(), Verb.BEGIN)) {
      return 0;
    }
    var head = 1;
    while (is(statements.get(head), Verb.SET_TRANSACTION)) {
      head++;
    }
    return head;
  }

  private static boolean is(Statement statement, Verb wanted) {
    return statement.nature() instanceof TransactionControl(var verb) && verb == wanted;
  }

  /// The number of its first statement; 0 for a script without any.
  int firstStatement() {
    return statements.isEmpty() ? 0 : statements.getFirst().number();
  }
}
