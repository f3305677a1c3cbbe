package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.postgres.GeneratedNames;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import java.util.List;
import java.util.stream.Stream;

/// A foreign key whose columns have no index, when all that the plan does is done.
final class IndexForeignKeys implements PlanRule {

  @Override
  public String id() {
    return "SW215";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    return LastingForeignKey.of(plan)
        .filter(key -> !LookupIndex.isThere(plan.after(), key.table(), key.columns()))
        .filter(key -> plan.behind().stream().noneMatch(form -> isFor(form, key)))
        .map(key -> finding(plan, key));
  }

  private static boolean isFor(Form form, LastingForeignKey key) {
    return LookupIndex.isMade(form, key.table().name(), key.columns());
  }

  private Finding finding(PassedPlan plan, LastingForeignKey key) {
    var table = key.table().name();
    var referenced = key.reference().table();
    var message =
        "No index leads from %s to the rows of %s that refer to it by %s: whoever deletes a row of %s, or changes its key, waits until all of %s is read, once for each row."
            .formatted(
                Sql.shown(referenced),
                Sql.shown(table),
                Words.and(key.columns()),
                Sql.shown(referenced),
                Sql.shown(table));
    var found =
        at(key.statement().place(), message)
            .withObjects(List.of(table, referenced))
            .withFollowUps(followUps(plan, key));
    return Sight.isOld(key.table()) ? found : found.withSeverity(Severity.NOTE);
  }

  // Nobody writes to a new table yet, and partitions are gone through by hand.
  private static List<FollowUp> followUps(PassedPlan plan, LastingForeignKey key) {
    var table = key.table();
    var name = GeneratedNames.of(table.name().name(), key.columns(), "idx");
    var phases = new Phases(key.statement().place().path(), runner(plan));
    var on = Sql.name(table.name()) + " (" + Sql.names(key.columns()) + ");";
    if (!Sight.isOld(table)) {
      return phases
          .transaction("create " + name, "CREATE INDEX %s ON %s".formatted(Sql.name(name), on))
          .files();
    }
    var dropped = Sql.name(new Name(table.name().schema(), name));
    return table.kind() == RelationKind.PARTITIONED_TABLE
        ? List.of()
        : phases
            .alone("drop leftover " + name, "DROP INDEX CONCURRENTLY IF EXISTS " + dropped + ";")
            .alone(
                "create " + name,
                "CREATE INDEX CONCURRENTLY %s ON %s".formatted(Sql.name(name), on))
            .files();
  }

  private static Runner runner(PassedPlan plan) {
    return plan.scripts().stream().map(PassedScript::runner).findFirst().orElseThrow();
  }
}
