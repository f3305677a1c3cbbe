package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An object that a script drops and makes again under the same name.
final class AlterInstead implements PlanRule {

  private record Dropped(Passed by, MadeObject object) {}

  @Override
  public String id() {
    return "SW610";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    return plan.scripts().stream().flatMap(script -> check(script, plan.before()));
  }

  private Stream<Finding> check(PassedScript script, Schema before) {
    var dropped = new ArrayList<Dropped>();
    var made = new ArrayList<MadeObject>();
    var findings = new ArrayList<Finding>();
    for (var statement : script.statements()) {
      droppedBy(statement, before)
          .filter(it -> made.stream().noneMatch(it.object()::is))
          .forEach(dropped::add);
      MadeObject.by(statement.form())
          .ifPresent(
              it -> {
                made.add(it);
                findings.addAll(again(statement, it, dropped));
              });
    }
    return findings.stream();
  }

  private static Stream<Dropped> droppedBy(Passed statement, Schema before) {
    return statement.form() instanceof Drop drop
        ? drop.names().stream()
            .map(name -> new MadeObject(drop.kind(), name, Optional.empty()))
            .filter(object -> object.mayBeIn(before))
            .map(object -> new Dropped(statement, object))
        : Stream.empty();
  }

  private List<Finding> again(Passed statement, MadeObject made, List<Dropped> dropped) {
    return dropped.stream()
        .filter(it -> made.is(it.object()))
        .map(it -> finding(statement, made, it))
        .toList();
  }

  private Finding finding(Passed statement, MadeObject made, Dropped dropped) {
    var name = Sql.shown(made.name());
    var rows = made.kind() == ObjectKind.TABLE ? "its rows are gone, and so are " : "gone are ";
    var between =
        statement.isWith(dropped.by()) ? "" : " Between the two statements there is none.";
    var found =
        at(
            statement.place(),
            ("%s is dropped and made again: %sits privileges, its comments and what depended on"
                    + " it.%s")
                .formatted(name, rows, between));
    return made.kind() == ObjectKind.TABLE ? found : found.withSeverity(Severity.WARNING);
  }
}
