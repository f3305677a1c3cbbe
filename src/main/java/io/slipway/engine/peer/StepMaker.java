package io.slipway.engine.peer;

import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.bundle.PlaceholderException;
import io.slipway.engine.bundle.Placeholders;
import io.slipway.engine.bundle.PrismaMigration;
import io.slipway.engine.bundle.RenderedScript;
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

  /// A script with its placeholders to be replaced.
  interface Rendering {
    RenderedScript render(Placeholders placeholders) throws PlaceholderException;
  }

  /// The same for scripts that nobody sends: a placeholder without value gets a stand-in.
  StepMaker standingIn() {
    return new StepMaker(placeholders.standingIn(), policy, review);
  }

  Made make(Migration migration) {
    var findings = new ArrayList<ScriptFinding>();
    var script = script(migration.script().path(), migration::render, findings);
    if (script.isEmpty()) {
      return new Made(Optional.empty(), findings);
    }
    var mode = policy.forScript(inTransaction(migration), script.get());
    findings.addAll(review.of(script.get(), mode));
    verification(migration, findings);
    return new Made(
        Optional.of(new Step(migration, script.get(), mode, migration.limits())), findings);
  }

  /// A script as a target would get it; when it cannot be made, a finding says why.
  Optional<StepScript> script(String path, Rendering rendering, List<ScriptFinding> findings) {
    try {
      return Optional.of(StepScript.of(path, rendering.render(placeholders)));
    } catch (PlaceholderException e) {
      findings.add(ScriptFinding.placeholderWithoutValue(e));
    } catch (MalformedScriptException e) {
      findings.add(
          ScriptFinding.blocking(
              Code.SCRIPT_MALFORMED,
              path,
              e.line(),
              String.valueOf(e.getMessage()),
              "Mend the script and upload the bundle again."));
    }
    return Optional.empty();
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

  /// A migration's own down script as a step; empty when it has none.
  Optional<Step> down(Migration migration) {
    if (migration.down().isEmpty()) {
      return Optional.empty();
    }
    var findings = new ArrayList<ScriptFinding>();
    var script =
        script(
                migration.down().get().path(),
                placeholders -> migration.renderDown(placeholders).orElseThrow(),
                findings)
            .orElseThrow(() -> new IllegalArgumentException(findings.getFirst().message()));
    var mode = policy.forScript(downInTransaction(migration), script);
    return Optional.of(new Step(migration, script, mode, migration.downLimits()));
  }

  /// A migration's verification script; empty when it has none.
  Optional<StepScript> verification(Migration migration) {
    var findings = new ArrayList<ScriptFinding>();
    var script = verification(migration, findings);
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException(findings.getFirst().message());
    }
    return script;
  }

  private Optional<StepScript> verification(Migration migration, List<ScriptFinding> findings) {
    return migration
        .verification()
        .flatMap(
            file ->
                script(
                    file.path(),
                    placeholders -> migration.renderVerification(placeholders).orElseThrow(),
                    findings));
  }

  private static Optional<Boolean> downInTransaction(Migration migration) {
    return switch (migration) {
      case FlywayMigration flyway -> flyway.downOptions().executeInTransaction();
      case PrismaMigration _ -> Optional.empty();
    };
  }

  private static Optional<Boolean> inTransaction(Migration migration) {
    return switch (migration) {
      case FlywayMigration flyway -> flyway.options().executeInTransaction();
      case PrismaMigration _ -> Optional.empty();
    };
  }
}
