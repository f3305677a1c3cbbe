package io.slipway.engine.execute;

import io.slipway.engine.sql.Statement;
import io.slipway.engine.sql.StatementNature;
import io.slipway.engine.sql.StatementNature.DependsOnCatalog;
import io.slipway.engine.sql.StatementNature.NonTransactional;
import io.slipway.engine.sql.StatementNature.TransactionControl;
import io.slipway.engine.sql.StatementNature.Verb;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Chooses the transaction mode of each script.
///
/// @param preferred what the project asks for where a script allows it
public record TransactionPolicy(TransactionMode preferred) {

  // A bracket that says more, such as an isolation level, is not Slipway's to leave out.
  private static final Pattern PLAIN_BRACKET =
      Pattern.compile(
          "(BEGIN|START|COMMIT|END)(\\s+(WORK|TRANSACTION))?", Pattern.CASE_INSENSITIVE);

  /// The mode of a script.
  ///
  /// @param inTransaction what the script's own settings say, which only its own `COMMIT` overrules
  public TransactionMode forScript(Optional<Boolean> inTransaction, StepScript script) {
    if (inTransaction.isPresent()) {
      return inTransaction.get() && !endsTransactions(script)
          ? TransactionMode.SINGLE_TRANSACTION
          : TransactionMode.STATEMENT_BY_STATEMENT;
    }
    return switch (preferred) {
      case STATEMENT_BY_STATEMENT, BATCH -> preferred;
      case SINGLE_TRANSACTION, TRANSACTION_WHERE_POSSIBLE -> asStatementsAllow(script);
    };
  }

  private TransactionMode asStatementsAllow(StepScript script) {
    if (endsTransactions(script) || holds(script, NonTransactional.class)) {
      return TransactionMode.STATEMENT_BY_STATEMENT;
    }
    return holds(script, DependsOnCatalog.class)
        ? TransactionMode.TRANSACTION_WHERE_POSSIBLE
        : preferred;
  }

  private static boolean holds(StepScript script, Class<? extends StatementNature> nature) {
    return script.statements().stream()
        .anyMatch(statement -> nature.isInstance(statement.nature()));
  }

  /// Whether the script begins or ends transactions otherwise than with a bracket around it all.
  static boolean endsTransactions(StepScript script) {
    return withoutBrackets(script).stream().anyMatch(TransactionPolicy::endsTransaction);
  }

  /// The statements without a `BEGIN` at the very start and a `COMMIT` at the very end.
  static List<Statement> withoutBrackets(StepScript script) {
    var statements = script.statements();
    if (statements.size() >= 2
        && isBracket(script, statements.getFirst(), Verb.BEGIN)
        && isBracket(script, statements.getLast(), Verb.COMMIT)) {
      return statements.subList(1, statements.size() - 1);
    }
    return statements;
  }

  private static boolean endsTransaction(Statement statement) {
    return statement.nature() instanceof TransactionControl(var verb)
        && switch (verb) {
          case BEGIN, COMMIT, ROLLBACK, PREPARE_TRANSACTION -> true;
          case SAVEPOINT, RELEASE, ROLLBACK_TO, SET_TRANSACTION -> false;
        };
  }

  private static boolean isBracket(StepScript script, Statement statement, Verb verb) {
    return statement.nature() instanceof TransactionControl(var actual)
        && actual == verb
        && PLAIN_BRACKET.matcher(script.script().text(statement)).matches();
  }
}
