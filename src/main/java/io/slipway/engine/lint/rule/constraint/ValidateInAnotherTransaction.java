package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Hold.Work;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind.ForeignKey;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableAction.ValidateConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `VALIDATE CONSTRAINT` in the transaction that added the constraint.
final class ValidateInAnotherTransaction implements StatementRule {

  @Override
  public String id() {
    return "SW208";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .oldActions(ValidateConstraint.class)
        .flatMap(validated -> finding(sight, validated).stream());
  }

  private Optional<Finding> finding(Sight sight, Altered<ValidateConstraint> validated) {
    var hold = Alone.hold(sight, validated);
    return added(sight, validated)
        .map(constraint -> finding(sight, validated, held(hold, constraint)));
  }

  private Finding finding(Sight sight, Altered<ValidateConstraint> validated, Hold hold) {
    var name = validated.action().name();
    var message =
        "The transaction still holds the lock with which it added %s. %s"
            .formatted(Sql.shown(name), hold.sentence());
    var files = new Steps(sight, validated.form()).validate(name).files();
    return Added.advised(at(sight, message), validated.form(), 1)
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(files);
  }

  // Validated in the statement that adds it, it is not known before.
  private static Hold held(Hold hold, Constraint constraint) {
    var mode =
        constraint.kind() instanceof ForeignKey
            ? LockMode.SHARE_ROW_EXCLUSIVE
            : LockMode.ACCESS_EXCLUSIVE;
    var work = hold.work() == Work.NONE ? Work.READ : hold.work();
    return new Hold(hold.relation(), mode, work, hold.rebuilt(), hold.size());
  }

  private static Optional<Constraint> added(Sight sight, Altered<ValidateConstraint> validated) {
    var table = validated.qualified();
    var forms =
        Stream.concat(
            sight.earlierInTransaction().map(Passed::form), Stream.<Form>of(sight.form()));
    return forms
        .filter(AlterTable.class::isInstance)
        .map(AlterTable.class::cast)
        .filter(form -> sight.qualified(form.name()).equals(table))
        .flatMap(form -> form.actions().stream())
        .filter(AddConstraint.class::isInstance)
        .map(action -> ((AddConstraint) action).constraint())
        .filter(it -> it.validity().notValid())
        .filter(it -> isNamed(table, it, validated.action().name()))
        .findFirst();
  }

  private static boolean isNamed(Name table, Constraint constraint, String name) {
    return constraint
        .name()
        .map(name::equals)
        .orElseGet(() -> ConstraintNames.isLike(table, constraint.kind(), name));
  }
}
