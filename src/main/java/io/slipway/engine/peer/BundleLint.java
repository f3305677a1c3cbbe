package io.slipway.engine.peer;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.Migration;
import io.slipway.engine.bundle.PrismaMigration;
import io.slipway.engine.bundle.RenderedScript;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.MigrationNames;
import io.slipway.engine.lint.analysis.LintPlan;
import io.slipway.engine.lint.analysis.LintPlan.Grouping;
import io.slipway.engine.lint.analysis.LintSettings;
import io.slipway.engine.lint.analysis.Linter;
import io.slipway.engine.lint.analysis.PlannedScript;
import io.slipway.engine.lint.analysis.PlannedScript.Standing;
import io.slipway.engine.lint.analysis.Relocation;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.schema.SchemaState;
import io.slipway.engine.sql.Script;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;

/// Looks at a bundle's migrations as a target would get them, and says where in their files
/// something was found.
///
/// Positions are those of the files where these are in UTF-8, else of their text in UTF-8.
/// Placeholders without a value get stand-ins. Down scripts, callbacks and verification scripts are
/// not looked at.
public final class BundleLint {

  private final StepMaker maker;
  private final Relocation relocation = new Relocation();

  private BundleLint(Peer peer) {
    this.maker =
        switch (peer) {
          case FlywayPeer flyway -> flyway.stepMaker().standingIn();
          case PrismaPeer prisma -> prisma.stepMaker().standingIn();
        };
  }

  /// What is to be looked at, and against what.
  ///
  /// @param standing of each migration; empty for one that is left out
  /// @param before the schema that the first of them meets
  /// @param names what migrations should be called
  public record Wish(
      Function<Migration, Optional<Standing>> standing,
      SchemaState before,
      Grouping grouping,
      Runner runner,
      Observed facts,
      MigrationNames names,
      LintSettings settings) {}

  /// @param peer the tool whose layout the bundle has, on a target or as if
  public static LintReport of(Peer peer, Bundle bundle, Wish wish) {
    return new BundleLint(peer).lint(bundle, wish);
  }

  private LintReport lint(Bundle bundle, Wish wish) {
    var scripts = new ArrayList<PlannedScript>();
    var found = new ArrayList<Finding>();
    for (var migration : bundle.migrations()) {
      var standing = wish.standing().apply(migration);
      standing.ifPresent(it -> scripts.add(script(migration, it)));
      if (standing.filter(it -> it != Standing.APPLIED).isPresent()) {
        wish.names().check(migration).ifPresent(found::add);
      }
    }
    var plan =
        new LintPlan(scripts, wish.before(), wish.grouping(), wish.runner(), wish.facts(), found);
    return relocation.of(Linter.lint(plan, wish.settings()));
  }

  private PlannedScript script(Migration migration, Standing standing) {
    var path = migration.script().path();
    var step = maker.make(migration).step();
    step.map(Step::script).ifPresent(script -> relocate(migration, script.source()));
    var script = step.map(it -> it.script().script()).orElseGet(() -> asItIs(migration));
    return new PlannedScript(new LintedScript(path, script), sending(step), standing);
  }

  // A script whose statements cannot be told apart: the linter says so.
  private static Script asItIs(Migration migration) {
    return Script.of(migration.script().content());
  }

  private void relocate(Migration migration, RenderedScript rendered) {
    if (isUtf8(migration)) {
      relocation.add(migration.script().path(), migration.script().content(), rendered);
    }
  }

  private static boolean isUtf8(Migration migration) {
    return switch (migration) {
      case FlywayMigration flyway ->
          flyway.options().encoding().orElse(StandardCharsets.UTF_8).equals(StandardCharsets.UTF_8);
      case PrismaMigration _ -> true;
    };
  }

  private static Sending sending(Optional<Step> step) {
    return switch (step.map(Step::mode).orElse(TransactionMode.SINGLE_TRANSACTION)) {
      case SINGLE_TRANSACTION, TRANSACTION_WHERE_POSSIBLE -> Sending.ONE_TRANSACTION;
      case STATEMENT_BY_STATEMENT -> Sending.STATEMENT_BY_STATEMENT;
      case BATCH -> Sending.ONE_MESSAGE;
    };
  }
}
