package io.slipway.engine.peer;

import io.slipway.engine.bundle.Callback;
import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.bundle.PlaceholderException;
import io.slipway.engine.bundle.Placeholders;
import io.slipway.engine.bundle.PrismaMigration;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.execute.TransactionPolicy;
import io.slipway.engine.peer.ScriptFinding.Code;
import io.slipway.engine.sql.MalformedScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes steps of migrations, and says what is to be known of their scripts.
record StepMaker(Placeholders placeholders, TransactionPolicy policy, ScriptReview review) {

  /// A migration as a step, if its text can be made, and what its reader should know.
  record Made(Optional<Step> step, List<ScriptFinding> findings) {
    Made {
      findings = List.copyOf(findings);
    }
  }

  Made make(Migration migration) {
    try {
      var script = StepScript.of(migration.script().path(), migration.render(placeholders));
      var mode = policy.forScript(inTransaction(migration), script);
      return new Made(Optional.of(new Step(migration, script, mode)), review.of(script, mode));
    } catch (PlaceholderException e) {
      return unmade(withoutValue(e));
    } catch (MalformedScriptException e) {
      return unmade(malformed(migration.script().path(), e));
    }
  }

  /// Why a callback cannot be run; empty when it can.
  Optional<ScriptFinding> obstacleTo(Callback callback) {
    var path = callback.script().path();
    try {
      StepScript.of(path, callback.render(placeholders));
      return Optional.empty();
    } catch (PlaceholderException e) {
      return Optional.of(withoutValue(e));
    } catch (MalformedScriptException e) {
      return Optional.of(malformed(path, e));
    }
  }

  private static ScriptFinding withoutValue(PlaceholderException e) {
    return ScriptFinding.blocking(
        Code.PLACEHOLDER_WITHOUT_VALUE,
        e.path(),
        e.line(),
        String.valueOf(e.getMessage()),
        "Add the placeholder to the project's configuration.");
  }

  private static ScriptFinding malformed(String path, MalformedScriptException e) {
    return ScriptFinding.blocking(
        Code.SCRIPT_MALFORMED,
        path,
        e.line(),
        String.valueOf(e.getMessage()),
        "Mend the script and upload the bundle again.");
  }

  private static Made unmade(ScriptFinding finding) {
    return new Made(Optional.empty(), List.of(finding));
  }

  /// All of them, in their order.
  List<Made> makeAll(List<Migration> migrations) {
    var made = new ArrayList<Made>();
    for (var migration : migrations) {
      made.add(make(migration));
    }
    return made;
  }

  /// The migrations of these names as steps, in the order of the names.
  List<Step> named(List<? extends Migration> migrations, List<String> names) {
    return names.stream()
        .map(
            name ->
                migrations.stream()
                    .filter(migration -> migration.name().equals(name))
                    .findFirst()
                    .flatMap(migration -> make(migration).step())
                    .orElseThrow(
                        () -> new IllegalArgumentException("no migration can be made of " + name)))
        .toList();
  }

  private static Optional<Boolean> inTransaction(Migration migration) {
    return switch (migration) {
      case FlywayMigration flyway -> flyway.options().executeInTransaction();
      case PrismaMigration _ -> Optional.empty();
    };
  }
}
