package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.KeyElement;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A new index that another one of the table makes needless, or that makes another one so.
final class RefuseRepeatedIndex implements PlanRule {

  @Override
  public String id() {
    return "SW110";
  }

  // By what there is in the end: a plan may build the longer one and drop the shorter one then.
  @Override
  public Stream<Finding> check(PassedPlan plan) {
    return plan.statements()
        .filter(statement -> statement.form() instanceof CreateIndex)
        .flatMap(statement -> check(statement, plan.after()));
  }

  private Stream<Finding> check(Passed statement, Schema after) {
    return made((CreateIndex) statement.form(), after).stream()
        .flatMap(
            made ->
                after.indexes(made.table()).stream()
                    .filter(other -> !other.name().equals(made.name()))
                    .flatMap(other -> finding(statement, made, other)));
  }

  private static Optional<TableIndex> made(CreateIndex index, Schema after) {
    return after
        .resolve(index.table())
        .found()
        .map(Relation::name)
        .flatMap(
            table -> index.name().flatMap(name -> after.index(new Name(table.schema(), name))));
  }

  private Stream<Finding> finding(Passed statement, TableIndex made, TableIndex other) {
    if (isNeedless(made, other)) {
      return Stream.of(finding(statement, made, made, other));
    }
    return isNeedless(other, made)
        ? Stream.of(finding(statement, made, other, made))
        : Stream.empty();
  }

  // A unique one, and that of a constraint, is there for more than queries.
  private static boolean isNeedless(TableIndex index, TableIndex other) {
    return !index.properties().unique()
        && index.properties().constraint().isEmpty()
        && index.method().equals("btree")
        && other.method().equals("btree")
        && index.predicate().equals(other.predicate())
        && other.included().containsAll(index.included())
        && begins(index.elements(), other.elements());
  }

  private static boolean begins(List<KeyElement> some, List<KeyElement> all) {
    return some.size() <= all.size() && all.subList(0, some.size()).equals(some);
  }

  private Finding finding(
      Passed statement, TableIndex made, TableIndex needless, TableIndex other) {
    return at(
            statement.place(),
            ("%s is needless beside %s, which begins with the same columns and serves the same"
                    + " queries.")
                .formatted(Sql.shown(needless.name()), Sql.shown(other.name())))
        .withObjects(List.of(made.name(), made.table()));
  }
}
