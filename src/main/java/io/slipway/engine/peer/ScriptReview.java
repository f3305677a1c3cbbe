package io.slipway.engine.peer;

import io.slipway.engine.execute.StepScript;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.peer.ScriptFinding.Code;
import io.slipway.engine.sql.Statement;
import io.slipway.engine.sql.StatementNature;
import io.slipway.engine.sql.StatementNature.CopyFromStdin;
import io.slipway.engine.sql.StatementNature.DependsOnCatalog;
import io.slipway.engine.sql.StatementNature.MetaCommand;
import io.slipway.engine.sql.StatementNature.NonTransactional;
import io.slipway.engine.sql.StatementNature.TransactionControl;
import io.slipway.engine.sql.StatementNature.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads a pending script for what its reader should know before it runs.
///
/// @param mixed whether the project lets Flyway mix both kinds of statement in a file
/// @param peerMinds whether the peer refuses mixed files at all
record ScriptReview(boolean mixed, boolean peerMinds) {

  List<ScriptFinding> of(StepScript script, TransactionMode mode) {
    var findings = new ArrayList<ScriptFinding>();
    first(script, MetaCommand.class::isInstance)
        .ifPresent(statement -> findings.add(psqlCommand(script, statement)));
    switch (mode) {
      case SINGLE_TRANSACTION ->
          first(script, NonTransactional.class::isInstance)
              .ifPresent(statement -> findings.add(forbidden(script, statement)));
      case STATEMENT_BY_STATEMENT -> findings.addAll(outside(script));
      case TRANSACTION_WHERE_POSSIBLE ->
          first(script, DependsOnCatalog.class::isInstance)
              .ifPresent(statement -> findings.add(mayRunOutside(script, statement)));
      case BATCH -> {}
    }
    return findings;
  }

  private List<ScriptFinding> outside(StepScript script) {
    var findings = new ArrayList<ScriptFinding>();
    var alone = first(script, NonTransactional.class::isInstance);
    var control = first(script, TransactionControl.class::isInstance);
    if (script.statements().size() > 1) {
      findings.add(runsOutside(script, alone.or(() -> control)));
    }
    control.ifPresent(statement -> findings.add(ownTransactions(script, statement)));
    if (peerMinds && !mixed && alone.isPresent()) {
      first(script, ScriptReview::isTransactional)
          .ifPresent(statement -> findings.add(mixedScript(script, statement)));
    }
    return findings;
  }

  private static boolean isTransactional(StatementNature nature) {
    return switch (nature) {
      case Transactional _, CopyFromStdin _, DependsOnCatalog _ -> true;
      case NonTransactional _, TransactionControl _, MetaCommand _ -> false;
    };
  }

  private static Optional<Statement> first(
      StepScript script, Predicate<StatementNature> condition) {
    return script.statements().stream()
        .filter(statement -> condition.test(statement.nature()))
        .findFirst();
  }

  private static ScriptFinding psqlCommand(StepScript script, Statement statement) {
    var name = statement.nature() instanceof MetaCommand(var command) ? command : "\\";
    return ScriptFinding.blocking(
        Code.PSQL_COMMAND,
        script.path(),
        script.fileLine(statement.line()),
        name + " is a command of psql; no server understands it.",
        "Write it as SQL, or take it out.");
  }

  private static ScriptFinding forbidden(StepScript script, Statement statement) {
    var command = statement.nature() instanceof NonTransactional(var words) ? words : "It";
    return ScriptFinding.blocking(
        Code.FORBIDDEN_IN_TRANSACTION,
        script.path(),
        script.fileLine(statement.line()),
        command + " cannot run in a transaction, and the script's .conf file asks for one.",
        "Remove executeInTransaction=true from the .conf file.");
  }

  private static ScriptFinding mayRunOutside(StepScript script, Statement statement) {
    var command = statement.nature() instanceof DependsOnCatalog(var words) ? words : "It";
    return ScriptFinding.note(
        Code.MAY_RUN_OUTSIDE_TRANSACTION,
        script.path(),
        script.fileLine(statement.line()),
        command
            + " may refuse to run in a transaction, which only the target can tell. Where it does,"
            + " everything is undone and the script runs statement by statement.",
        "Give the statement a migration of its own.");
  }

  private static ScriptFinding runsOutside(StepScript script, Optional<Statement> cause) {
    return ScriptFinding.note(
        Code.RUNS_OUTSIDE_TRANSACTION,
        script.path(),
        cause.map(statement -> script.fileLine(statement.line())).orElse(0),
        "Its %d statements run one by one outside any transaction: what precedes a failure stays."
            .formatted(script.statements().size()),
        "Give a statement that needs no transaction a migration of its own.");
  }

  private static ScriptFinding ownTransactions(StepScript script, Statement statement) {
    return ScriptFinding.note(
        Code.OWN_TRANSACTIONS,
        script.path(),
        script.fileLine(statement.line()),
        "The script begins or ends transactions itself, so its ledger row commits apart from it.",
        "Leave BEGIN and COMMIT to Slipway, or let them enclose the whole script.");
  }

  private static ScriptFinding mixedScript(StepScript script, Statement statement) {
    return ScriptFinding.note(
        Code.MIXED_SCRIPT,
        script.path(),
        script.fileLine(statement.line()),
        "It holds statements that need a transaction and others that refuse one. Slipway runs them"
            + " one by one; Flyway refuses the file unless mixed=true.",
        "Split the file, or set mixed, so that the team can go back to Flyway.");
  }
}
