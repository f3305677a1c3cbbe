package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.ScriptRule;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.ObjectForm.CreateExtension;
import io.slipway.engine.sql.form.ObjectForm.CreateSchema;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.SequenceForm.CreateSequence;
import io.slipway.engine.sql.form.SessionForm.Transaction;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TableForm.CreateTableAs;
import io.slipway.engine.sql.form.ViewForm.CreateMaterializedView;
import java.util.List;
import java.util.stream.Stream;

/// A statement without `IF EXISTS` or `IF NOT EXISTS` in a script without a transaction, with
/// others behind it that may break off.
///
/// Concurrent builds are left out: `IF NOT EXISTS` would take a broken index for a good one.
final class AllowAnotherRun implements ScriptRule {

  @Override
  public String id() {
    return "SW412";
  }

  @Override
  public Stream<Finding> check(PassedScript script) {
    var statements = script.statements().stream().filter(it -> !it.isNested()).toList();
    return script.sending() == Sending.STATEMENT_BY_STATEMENT
        ? statements.stream()
            .limit(Math.max(0, statements.size() - 1L))
            .filter(passed -> isAlone(passed, statements) && failsAgain(passed.form()))
            .map(this::finding)
        : Stream.empty();
  }

  // In no transaction of the script's own.
  private static boolean isAlone(Passed passed, List<Passed> all) {
    return all.stream()
        .filter(passed::isWith)
        .noneMatch(other -> other.form() instanceof Transaction);
  }

  private static boolean failsAgain(Form form) {
    return switch (form) {
      case CreateTable create -> !create.ifNotExists();
      case CreateTableAs create -> !create.ifNotExists();
      case CreateMaterializedView create -> !create.ifNotExists();
      case CreateSequence create -> !create.ifNotExists();
      case CreateSchema create -> !create.ifNotExists();
      case CreateExtension create -> !create.ifNotExists();
      case CreateIndex create ->
          !create.concurrently() && !create.ifNotExists() && create.name().isPresent();
      case Drop drop -> !drop.ifExists();
      case AlterTable alter -> alter.actions().stream().anyMatch(AllowAnotherRun::failsAgain);
      default -> false;
    };
  }

  private static boolean failsAgain(TableAction action) {
    return switch (action) {
      case TableAction.AddColumn(_, var ifNotExists) -> !ifNotExists;
      case TableAction.DropColumn(_, var ifExists, _) -> !ifExists;
      case TableAction.DropConstraint(_, var ifExists, _) -> !ifExists;
      default -> false;
    };
  }

  private Finding finding(Passed passed) {
    return at(
        passed.place(),
        "When a statement behind this one fails, this one stays done, and the second attempt stumbles over it.");
  }
}
