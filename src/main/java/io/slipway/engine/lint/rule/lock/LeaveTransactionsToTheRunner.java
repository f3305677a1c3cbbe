package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.ScriptRule;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.sql.StatementNature.Verb;
import io.slipway.engine.sql.form.SessionForm.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `BEGIN` inside of a transaction, and `COMMIT` and `ROLLBACK` of one that the script did not
/// begin.
///
/// A plain bracket around a whole script is what the runner does anyway.
final class LeaveTransactionsToTheRunner implements ScriptRule {

  @Override
  public String id() {
    return "SW409";
  }

  @Override
  public Stream<Finding> check(PassedScript script) {
    var statements = script.statements().stream().filter(it -> !it.isNested()).toList();
    if (script.sending() != Sending.ONE_TRANSACTION) {
      return unpaired(statements);
    }
    return isBracketed(statements) ? Stream.empty() : wrapped(statements);
  }

  private static Optional<Verb> verb(Passed passed) {
    return passed.form() instanceof Transaction(var verb, _) ? Optional.of(verb) : Optional.empty();
  }

  private static boolean begins(Passed passed) {
    return verb(passed).equals(Optional.of(Verb.BEGIN));
  }

  private static boolean ends(Passed passed) {
    return verb(passed)
        .filter(it -> it == Verb.COMMIT || it == Verb.ROLLBACK || it == Verb.PREPARE_TRANSACTION)
        .isPresent();
  }

  private static boolean isBracketed(List<Passed> statements) {
    return statements.size() > 1
        && begins(statements.getFirst())
        && verb(statements.getLast()).equals(Optional.of(Verb.COMMIT))
        && statements.stream().filter(it -> begins(it) || ends(it)).count() == 2;
  }

  // One is told of, the first that does harm.
  private Stream<Finding> wrapped(List<Passed> statements) {
    var ending = statements.stream().filter(LeaveTransactionsToTheRunner::ends).findFirst();
    if (ending.isPresent()) {
      return Stream.of(
          at(
              ending.get().place(),
              "It ends the transaction that the whole script is run in: what stands behind it is not undone when something fails, and the ledger's row does not commit with the script."));
    }
    return statements.stream()
        .filter(LeaveTransactionsToTheRunner::begins)
        .limit(1)
        .map(
            it ->
                at(
                        it.place(),
                        "The script is run in a transaction already: PostgreSQL warns of this BEGIN and does nothing.")
                    .withSeverity(Severity.WARNING));
  }

  private Stream<Finding> unpaired(List<Passed> statements) {
    var findings = new ArrayList<Finding>();
    var isOpen = false;
    for (var statement : statements) {
      if (begins(statement) && isOpen) {
        findings.add(
            warning(
                statement,
                "A transaction is open already: PostgreSQL warns of this BEGIN and does nothing, and the next COMMIT ends both."));
      } else if (ends(statement) && !isOpen) {
        findings.add(
            warning(
                statement,
                "No transaction was begun: PostgreSQL warns of it, and what the script did before has taken effect already."));
      }
      isOpen = !ends(statement) && (isOpen || begins(statement));
    }
    return findings.stream();
  }

  private Finding warning(Passed statement, String message) {
    return at(statement.place(), message).withSeverity(Severity.WARNING);
  }
}
