package io.slipway.engine.lint.rule.script;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableAction.AlterColumnType;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;
import java.util.stream.Stream;

/// An index on a table in use that the same plan builds again, or drops.
final class BuildLast implements PlanRule {

  @Override
  public String id() {
    return "SW007";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    return plan.statements()
        .filter(passed -> !passed.effects().scanned().isEmpty())
        .filter(passed -> passed.form() instanceof CreateIndex index && index.name().isPresent())
        .flatMap(built -> inVain(plan, built).limit(1));
  }

  private Stream<Finding> inVain(PassedPlan plan, Passed built) {
    var index = (CreateIndex) built.form();
    return plan.statements()
        .dropWhile(passed -> passed != built)
        .flatMap(
            later ->
                isDropped(later, index)
                    ? Stream.of(finding(later, index, "dropped again"))
                    : isRebuilt(later, index)
                        ? Stream.of(finding(later, index, "built again"))
                        : Stream.empty());
  }

  private static boolean isDropped(Passed later, CreateIndex index) {
    return later.form() instanceof Drop drop
        && drop.kind() == ObjectKind.INDEX
        && drop.names().stream().map(Name::name).anyMatch(index.name().orElse("")::equals);
  }

  private static boolean isRebuilt(Passed later, CreateIndex index) {
    return later.form() instanceof AlterTable alter
        && alter.name().equals(index.table())
        && !later.effects().rewritten().isEmpty()
        && alter.actions().stream().anyMatch(AlterColumnType.class::isInstance);
  }

  private Finding finding(Passed later, CreateIndex index, String fate) {
    return at(
            later.place(),
            "The index %s on %s, which this plan builds, is %s here."
                .formatted(Sql.shown(index.name().orElse("")), Sql.shown(index.table()), fate))
        .withObjects(List.of(index.table()));
  }
}
