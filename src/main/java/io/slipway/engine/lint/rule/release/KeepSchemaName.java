package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.AlterOther;
import io.slipway.engine.sql.form.ObjectForm.AlterSchema;
import io.slipway.engine.sql.form.ObjectForm.CreateSchema;
import io.slipway.engine.sql.form.RoutineForm.AlterRoutine;
import io.slipway.engine.sql.form.SequenceForm.AlterSequence;
import io.slipway.engine.sql.form.SequenceForm.SequenceAction;
import io.slipway.engine.sql.form.TableAction.SetSchema;
import io.slipway.engine.sql.form.TypeForm.AlterType;
import io.slipway.engine.sql.form.TypeForm.TypeAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `ALTER SCHEMA … RENAME TO`, and `SET SCHEMA` of anything.
final class KeepSchemaName implements StatementRule {

  private static final String SET_SCHEMA = "set schema";

  @Override
  public String id() {
    return "SW503";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return Stream.of(schemas(sight), relations(sight), others(sight)).flatMap(findings -> findings);
  }

  private Stream<Finding> schemas(Sight sight) {
    return sight
        .form(AlterSchema.class)
        .filter(altered -> !isOfPlan(sight, altered.name()))
        .flatMap(altered -> altered.newName().stream().map(name -> schema(sight, altered, name)));
  }

  private static boolean isOfPlan(Sight sight, String schema) {
    return sight.setting().earlier().stream()
        .map(Passed::form)
        .anyMatch(
            form ->
                form instanceof CreateSchema created && created.name().equals(Optional.of(schema)));
  }

  private Finding schema(Sight sight, AlterSchema altered, String name) {
    return at(
        sight,
        "From the commit on, everything in the schema %s is found in %s only: queries that name the old schema, and sessions with it in their search_path, stop finding it."
            .formatted(Sql.shown(altered.name()), Sql.shown(name)));
  }

  private Stream<Finding> relations(Sight sight) {
    return sight
        .oldActions(SetSchema.class)
        .filter(altered -> !altered.qualified().schema().equals(altered.action().schema()))
        .filter(altered -> !Standins.replace(sight, altered.table(), ""))
        .map(altered -> relation(sight, altered));
  }

  private Finding relation(Sight sight, Altered<SetSchema> altered) {
    var name = altered.qualified();
    var there = new Name(altered.action().schema(), name.name());
    return at(sight, moved(Sql.shown(name), altered.action().schema()))
        .withEffort(sight.hold(name).effort())
        .withObjects(List.of(name))
        .withFollowUps(Standins.files(sight, altered, there));
  }

  private Stream<Finding> others(Sight sight) {
    var name =
        switch (sight.form()) {
          case AlterSequence(var sequence, _, SequenceAction.SetSchema _)
              when sight.isOld(sequence) ->
              Optional.of(sequence);
          case AlterType(var type, var actions)
              when actions.stream().anyMatch(TypeAction.SetSchema.class::isInstance) ->
              Optional.of(type);
          case AlterRoutine(var routine, var change) when change.startsWith(SET_SCHEMA) ->
              Optional.of(routine);
          case AlterOther other when other.change().startsWith(SET_SCHEMA) -> other.name();
          default -> Optional.<Name>empty();
        };
    return name.stream()
        .map(it -> at(sight, moved(Sql.shown(it), "another")).withObjects(List.of(it)));
  }

  private static String moved(String name, String schema) {
    return "%s moves to %s: from the commit on, whoever names the old place, or has only that in the search_path, does not find it."
        .formatted(
            name, schema.equals("another") ? "another schema" : "the schema " + Sql.shown(schema));
  }
}
