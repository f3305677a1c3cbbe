package io.slipway.engine.execute;

import io.slipway.engine.sql.Statement;
import io.slipway.engine.sql.StatementNature.DependsOnCatalog;
import io.slipway.engine.sql.StatementNature.NonTransactional;
import io.slipway.engine.sql.StatementNature.TransactionControl;
import io.slipway.engine.sql.StatementNature.Verb;
import java.util.List;
import java.util.Optional;

/// Chooses the transaction mode of each script.
///
/// @param preferred what the project asks for where a script allows it
public record TransactionPolicy(TransactionMode preferred) {

  /// The mode of a script.
  ///
  /// @param inTransaction what the script's own settings say, which overrules everything else
  public TransactionMode forScript(Optional<Boolean> inTransaction, List<Statement> statements) {
    if (inTransaction.isPresent()) {
      return inTransaction.get()
          ? TransactionMode.SINGLE_TRANSACTION
          : TransactionMode.STATEMENT_BY_STATEMENT;
    }
    return switch (preferred) {
      case STATEMENT_BY_STATEMENT, BATCH -> preferred;
      case SINGLE_TRANSACTION, TRANSACTION_WHERE_POSSIBLE -> asStatementsAllow(statements);
    };
  }

  private TransactionMode asStatementsAllow(List<Statement> statements) {
    if (!fitsOneTransaction(statements)) {
      return TransactionMode.STATEMENT_BY_STATEMENT;
    }
    var isOpen =
        statements.stream().anyMatch(statement -> statement.nature() instanceof DependsOnCatalog);
    return isOpen ? TransactionMode.TRANSACTION_WHERE_POSSIBLE : preferred;
  }

  /// Whether all statements can share one transaction with the ledger row: none is forbidden
  /// there, and the script's own `BEGIN` and `COMMIT`, if it has them, enclose all the others.
  static boolean fitsOneTransaction(List<Statement> statements) {
    return withoutBrackets(statements).stream().noneMatch(TransactionPolicy::needsItsOwn);
  }

  /// The statements without a `BEGIN` at the very start and a `COMMIT` at the very end.
  static List<Statement> withoutBrackets(List<Statement> statements) {
    if (statements.size() >= 2
        && isVerb(statements.getFirst(), Verb.BEGIN)
        && isVerb(statements.getLast(), Verb.COMMIT)) {
      return statements.subList(1, statements.size() - 1);
    }
    return statements;
  }

  private static boolean needsItsOwn(Statement statement) {
    return switch (statement.nature()) {
      case NonTransactional _ -> true;
      case TransactionControl(var verb) ->
          switch (verb) {
            case BEGIN, COMMIT, ROLLBACK, PREPARE_TRANSACTION -> true;
            case SAVEPOINT, RELEASE, ROLLBACK_TO, SET_TRANSACTION -> false;
          };
      default -> false;
    };
  }

  private static boolean isVerb(Statement statement, Verb verb) {
    return statement.nature() instanceof TransactionControl(var actual) && actual == verb;
  }
}
