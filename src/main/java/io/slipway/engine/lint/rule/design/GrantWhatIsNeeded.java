package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.form.PrivilegeForm.DefineRole;
import io.slipway.engine.sql.form.PrivilegeForm.Grant;
import io.slipway.engine.sql.form.RoutineForm.AlterRoutine;
import io.slipway.engine.sql.form.RoutineForm.CreateRoutine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Privileges that give more than is seen at first.
final class GrantWhatIsNeeded implements PlanRule {

  private static final String SEARCH_PATH = "search_path";

  @Override
  public String id() {
    return "SW914";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    return plan.scripts().stream()
        .flatMap(
            script ->
                script.statements().stream().flatMap(it -> finding(plan, script, it).stream()));
  }

  private Optional<Finding> finding(PassedPlan plan, PassedScript script, Passed statement) {
    return switch (statement.form()) {
      case Grant grant when !grant.revoke() ->
          words(grant).map(it -> at(statement.place(), it).withObjects(grant.objects()));
      case DefineRole role -> words(role).map(it -> at(statement.place(), it));
      case CreateRoutine routine when isOpen(plan, routine) ->
          Optional.of(
              at(statement.place(), words(routine))
                  .withObjects(List.of(routine.name()))
                  .withFollowUps(followUps(script, routine)));
      default -> Optional.empty();
    };
  }

  private static Optional<String> words(Grant grant) {
    var objects = grant.objects().isEmpty() ? "all objects of a kind" : Sql.shown(grant.objects());
    if (grant.roles().contains("public")) {
      return Optional.of(
          "Everybody who can connect is granted %s on %s, now and in future."
              .formatted(String.join(", ", grant.privileges()), objects));
    }
    return grant.privileges().contains("ALL")
        ? Optional.of(
            "All privileges on %s are granted to %s, those that nobody thought of among them."
                .formatted(objects, String.join(", ", grant.roles())))
        : Optional.empty();
  }

  private static Optional<String> words(DefineRole role) {
    return role.options().contains("SUPERUSER")
        ? Optional.of(
            "%s becomes a superuser, for whom no privilege is looked at any more."
                .formatted(Sql.shown(role.name())))
        : Optional.empty();
  }

  private static boolean isOpen(PassedPlan plan, CreateRoutine routine) {
    return routine.securityDefiner()
        && !routine.settings().contains(SEARCH_PATH)
        && plan.statements()
            .map(Passed::form)
            .noneMatch(
                it ->
                    it instanceof AlterRoutine(var name, var change)
                        && name.equals(routine.name())
                        && change.contains(SEARCH_PATH));
  }

  private static String words(CreateRoutine routine) {
    return "%s runs with its owner's rights and finds tables and functions by the caller's search_path: who may make objects in a schema of it can have their own code called."
        .formatted(Sql.shown(routine.name()));
  }

  // Where its own schema is not said, nobody knows what it needs.
  private static List<FollowUp> followUps(PassedScript script, CreateRoutine routine) {
    var name = routine.name();
    if (name.schema().isEmpty()) {
      return List.of();
    }
    return new Phases(script.path(), script.runner())
        .transaction(
            "set search path of " + name.name(),
            "ALTER %s %s(%s) SET search_path = %s, pg_temp;"
                .formatted(
                    routine.procedure() ? "PROCEDURE" : "FUNCTION",
                    Sql.name(name),
                    routine.arguments(),
                    Sql.name(name.schema())))
        .files();
  }
}
