package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `ALTER COLUMN … TYPE` of a column with a check, which all rows are held against once more.
final class AvoidRecheck implements StatementRule {

  @Override
  public String id() {
    return "SW308";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return ChangedColumn.in(sight)
        .filter(changed -> !changed.rechecked().isEmpty())
        .map(this::finding);
  }

  private Finding finding(ChangedColumn changed) {
    var hold = changed.sight().hold(changed.table());
    var checks = changed.rechecked();
    return at(
            changed.sight(),
            "The rows can stay as they are, but all of them are held against %s again. %s"
                .formatted(
                    checks.stream()
                        .map(check -> Sql.shown(check.name()))
                        .collect(Collectors.joining(", ")),
                    hold.sentence()))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(followUps(changed, checks));
  }

  // Whoever drops a check and makes it again in one transaction leaves no moment without it.
  private static List<FollowUp> followUps(ChangedColumn changed, List<TableConstraint> checks) {
    if (!changed.altered().isAlone()
        || checks.stream().anyMatch(it -> it.expression().isEmpty() || it.origin().inherited())) {
      return List.of();
    }
    var table = "ALTER TABLE " + Sql.name(changed.altered().table());
    var statements = new ArrayList<String>();
    statements.add("-- slipway:allow SW609 reason=\"it is added again below\"");
    statements.add(
        table
            + checks.stream()
                .map(it -> " DROP CONSTRAINT " + Sql.name(it.name()))
                .collect(Collectors.joining(","))
            + ";");
    statements.add(changed.sight().text() + ";");
    checks.forEach(it -> statements.add(table + added(it)));
    var phases = changed.sight().phases();
    phases.transaction("retype " + changed.name(), statements.toArray(String[]::new));
    checks.forEach(
        it ->
            phases.transaction(
                "validate " + it.name(),
                table + " VALIDATE CONSTRAINT " + Sql.name(it.name()) + ";"));
    return phases.files();
  }

  private static String added(TableConstraint check) {
    return " ADD CONSTRAINT %s CHECK (%s)%s NOT VALID;"
        .formatted(
            Sql.name(check.name()),
            check.expression().orElseThrow(),
            check.origin().noInherit() ? " NO INHERIT" : "");
  }
}
