package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.TableAction.SetParameters;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Autovacuum that is switched off for a table and not on again.
final class KeepAutovacuum implements PlanRule {

  private static final String ENABLED = "autovacuum_enabled";
  private static final Set<String> NO = Set.of("off", "false", "f", "no", "n", "0");

  @Override
  public String id() {
    return "SW916";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    return plan.scripts().stream()
        .flatMap(
            script ->
                script.statements().stream()
                    .filter(it -> set(it.form()).filter(KeepAutovacuum::isOff).isPresent())
                    .filter(it -> later(plan, it).noneMatch(form -> isOver(form, table(it))))
                    .map(it -> finding(script, it, table(it))));
  }

  private Finding finding(PassedScript script, Passed statement, Name table) {
    return at(
            statement.place(),
            "Autovacuum is off for %s from here on: dead rows pile up, statistics grow old, and transaction id wraparound comes nearer."
                .formatted(Sql.shown(table)))
        .withObjects(List.of(table))
        .withFollowUps(followUps(script, table));
  }

  private static List<FollowUp> followUps(PassedScript script, Name table) {
    return new Phases(script.path(), script.runner())
        .transaction(
            "reset autovacuum of " + table.name(),
            "ALTER TABLE %s RESET (autovacuum_enabled);".formatted(Sql.name(table)))
        .files();
  }

  private static Stream<Form> later(PassedPlan plan, Passed statement) {
    var statements = plan.statements().toList();
    return statements.subList(statements.indexOf(statement) + 1, statements.size()).stream()
        .map(Passed::form);
  }

  // Set to whatever, it is that statement's to answer for.
  private static boolean isOver(Form form, Name table) {
    return form instanceof Drop drop
        ? drop.names().contains(table)
        : set(form).isPresent() && table(form).equals(table);
  }

  private static Name table(Passed statement) {
    return table(statement.form());
  }

  private static Name table(Form form) {
    return switch (form) {
      case CreateTable table -> table.name();
      case AlterTable table -> table.name();
      default -> throw new IllegalArgumentException("no table's parameters: " + form);
    };
  }

  /// What a statement sets it to, `autovacuum_enabled=off`, or that it resets it.
  private static Optional<String> set(Form form) {
    var parameters =
        switch (form) {
          case CreateTable table -> table.storage().parameters().stream();
          case AlterTable table ->
              table.actions().stream()
                  .filter(SetParameters.class::isInstance)
                  .flatMap(it -> ((SetParameters) it).parameters().stream());
          default -> Stream.<String>empty();
        };
    return parameters.filter(it -> it.split("=", 2)[0].equals(ENABLED)).findFirst();
  }

  private static boolean isOff(String parameter) {
    var parts = parameter.split("=", 2);
    return parts.length == 2 && NO.contains(parts[1].replace("'", "").toLowerCase(Locale.ROOT));
  }
}
