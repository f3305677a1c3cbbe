package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.IndexForm.IndexElement;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An index that is dropped before another one that serves the same queries is built.
final class BuildBeforeDropping implements PlanRule {

  @Override
  public String id() {
    return "SW114";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    var dropped = new ArrayList<TableIndex>();
    var findings = new ArrayList<Finding>();
    plan.statements()
        .forEach(
            statement -> {
              dropped.addAll(droppedBy(statement, plan));
              replaced(statement, dropped, plan)
                  .max(Comparator.comparingInt(index -> index.elements().size()))
                  .ifPresent(index -> findings.add(finding(statement, index)));
            });
    return findings.stream();
  }

  // What is not valid serves nobody.
  private static List<TableIndex> droppedBy(Passed statement, PassedPlan plan) {
    return statement.form() instanceof Drop drop && drop.kind() == ObjectKind.INDEX
        ? drop.names().stream()
            .flatMap(name -> plan.before().resolve(name).found().stream())
            .flatMap(index -> plan.before().index(index.name()).stream())
            .filter(index -> index.properties().valid())
            .toList()
        : List.of();
  }

  private static Stream<TableIndex> replaced(
      Passed statement, List<TableIndex> dropped, PassedPlan plan) {
    if (!(statement.form() instanceof CreateIndex made)) {
      return Stream.empty();
    }
    var table = plan.before().resolve(made.table()).found().map(Relation::name);
    return dropped.stream()
        .filter(index -> table.filter(index.table()::equals).isPresent())
        .filter(index -> serves(made, index));
  }

  // One has the key of the other, or begins with it.
  private static boolean serves(CreateIndex made, TableIndex old) {
    return made.method().equals(old.method())
        && old.elements().size() == old.columns().size()
        && begin(columns(made), old.columns());
  }

  private static List<String> columns(CreateIndex index) {
    return index.elements().stream()
        .map(IndexElement::column)
        .takeWhile(Optional::isPresent)
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean begin(List<String> some, List<String> others) {
    var both = Math.min(some.size(), others.size());
    return both > 0 && some.subList(0, both).equals(others.subList(0, both));
  }

  private Finding finding(Passed statement, TableIndex old) {
    return at(
            statement.place(),
            ("%s is dropped before this index is built, which queries on %s could use in its"
                    + " stead. Until it is valid they have neither, and read the whole table.")
                .formatted(Sql.shown(old.name()), Sql.shown(old.table())))
        .withObjects(List.of(old.name(), old.table()));
  }
}
