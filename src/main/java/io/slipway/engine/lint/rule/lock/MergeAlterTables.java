package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.ScriptRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableAction.ValidateConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/// A second `ALTER TABLE` of a table in use that reads all of it once more.
///
/// What validates a constraint had better stay by itself.
final class MergeAlterTables implements ScriptRule {

  @Override
  public String id() {
    return "SW411";
  }

  @Override
  public Stream<Finding> check(PassedScript script) {
    var seen = new HashMap<Name, Integer>();
    return script.statements().stream()
        .filter(MergeAlterTables::reads)
        .flatMap(
            passed -> {
              var table = ((AlterTable) passed.form()).name();
              var first = seen.putIfAbsent(table, passed.place().from().line());
              return first == null ? Stream.empty() : Stream.of(finding(passed, table, first));
            });
  }

  private static boolean reads(Passed passed) {
    return passed.form() instanceof AlterTable alter
        && passed.effects().scanned().stream().anyMatch(it -> it.name().equals(alter.name().name()))
        && alter.actions().stream().noneMatch(ValidateConstraint.class::isInstance);
  }

  private Finding finding(Passed passed, Name table, int first) {
    return at(
            passed.place(),
            "All of %s is read for this statement, as it was for the ALTER TABLE on line %d; as one statement they read it once."
                .formatted(Sql.shown(table), first))
        .withObjects(List.of(table));
  }
}
