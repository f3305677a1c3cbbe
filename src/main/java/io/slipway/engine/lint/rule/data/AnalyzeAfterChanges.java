package io.slipway.engine.lint.rule.data;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.ScriptRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Delete;
import io.slipway.engine.sql.form.DataForm.Update;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.MaintenanceForm.Analyze;
import io.slipway.engine.sql.form.MaintenanceForm.Vacuum;
import io.slipway.engine.sql.form.TableAction.AlterColumnType;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A table in use whose statistics tell of what was before, and that nobody analyzes; once a table.
final class AnalyzeAfterChanges implements ScriptRule {

  @Override
  public String id() {
    return "SW705";
  }

  @Override
  public Stream<Finding> check(PassedScript script) {
    var told = new HashSet<Name>();
    return script.statements().stream()
        .flatMap(
            passed ->
                changed(passed).filter(table -> isOld(passed, table)).stream()
                    .filter(table -> !isAnalyzed(script, passed, table) && told.add(table))
                    .map(table -> finding(passed, table)));
  }

  private static Optional<Name> changed(Passed passed) {
    return switch (passed.form()) {
      case Update update when update.condition().isEmpty() -> Optional.of(update.table());
      case Delete delete when delete.condition().isEmpty() -> Optional.of(delete.table());
      case AlterTable alter
          when alter.actions().stream().anyMatch(AlterColumnType.class::isInstance) ->
          Optional.of(alter.name());
      case CreateIndex index
          when index.elements().stream().anyMatch(element -> element.column().isEmpty()) ->
          Optional.of(index.table());
      default -> Optional.empty();
    };
  }

  // Locks on what the plan made itself are not told of.
  private static boolean isOld(Passed passed, Name table) {
    return passed.effects().locks().keySet().stream()
        .anyMatch(locked -> locked.name().equals(table.name()));
  }

  private static boolean isAnalyzed(PassedScript script, Passed passed, Name table) {
    return script.statements().stream()
        .dropWhile(later -> later != passed)
        .flatMap(later -> analyzed(later).stream())
        .anyMatch(
            tables ->
                tables.isEmpty() || tables.stream().anyMatch(it -> it.name().equals(table.name())));
  }

  private static Optional<List<Name>> analyzed(Passed passed) {
    return switch (passed.form()) {
      case Analyze(var tables) -> Optional.of(tables);
      case Vacuum(var tables, _, var analyze) when analyze -> Optional.of(tables);
      default -> Optional.empty();
    };
  }

  private Finding finding(Passed passed, Name table) {
    var name = Sql.shown(table);
    return at(
            passed.place(),
            "Behind this statement the planner goes by statistics of %s that are out of date, until autovacuum comes by."
                .formatted(name))
        .withAdvice("Add ANALYZE %s; as a migration of its own.".formatted(name))
        .withObjects(List.of(table));
  }
}
