package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Routine;
import io.slipway.engine.lint.schema.model.Trigger;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableObjectForm.AlterTableObject;
import io.slipway.engine.sql.form.TableObjectForm.CreateTrigger;
import io.slipway.engine.sql.form.TableObjectForm.DropTableObject;
import java.util.List;
import java.util.stream.Stream;

/// A trigger on a table in use that is made, dropped or renamed.
final class CoordinateTriggers implements StatementRule {

  @Override
  public String id() {
    return "SW413";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return switch (sight.form()) {
      case CreateTrigger(var name, var table, _, _, _) ->
          of(sight, table, "Each write will run the trigger %s.".formatted(Sql.shown(name)));
      case AlterTableObject(var kind, var name, var table, var newName)
          when kind == ObjectKind.TRIGGER && newName.isPresent() ->
          of(sight, table, "The trigger %s gets another name.".formatted(Sql.shown(name)));
      case DropTableObject(var kind, var name, var table, _, _) when kind == ObjectKind.TRIGGER ->
          of(sight, table, gone(name));
      case Drop drop when drop.cascade() -> triggers(sight, drop).flatMap(it -> of(sight, it));
      default -> Stream.empty();
    };
  }

  private static String gone(String trigger) {
    return "What the trigger %s did, no write does any more.".formatted(Sql.shown(trigger));
  }

  private Stream<Finding> of(Sight sight, Trigger trigger) {
    return of(sight, trigger.table(), gone(trigger.name()));
  }

  private Stream<Finding> of(Sight sight, Name table, String consequence) {
    return BriefLock.of(sight, table)
        .map(
            hold ->
                at(sight, consequence + " " + hold.sentence())
                    .withEffort(hold.effort())
                    .withObjects(List.of(hold.relation())));
  }

  private static Stream<Trigger> triggers(Sight sight, Drop drop) {
    return switch (drop.kind()) {
      case FUNCTION, ROUTINE ->
          drop.names().stream()
              .flatMap(name -> sight.schema().routines(name).stream())
              .map(Routine::name)
              .distinct()
              .flatMap(function -> sight.schema().triggersRunning(function).stream());
      default -> Stream.empty();
    };
  }
}
