package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import java.util.List;
import java.util.stream.Stream;

/// `ADD CHECK` without `NOT VALID` on a table that others may be using.
final class RequireUnvalidatedCheck implements StatementRule {

  @Override
  public String id() {
    return "SW202";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .oldActions(AddConstraint.class)
        .filter(added -> isValidated(added.action().constraint()))
        .map(added -> finding(sight, added));
  }

  private static boolean isValidated(Constraint constraint) {
    return constraint.kind() instanceof Constraint.Kind.Check
        && !constraint.validity().notValid()
        && !constraint.validity().notEnforced();
  }

  private Finding finding(Sight sight, Altered<AddConstraint> added) {
    var hold = sight.hold(added.qualified());
    return at(sight, "All rows are checked while the constraint is added. " + hold.sentence())
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(followUps(sight, added));
  }

  private static List<FollowUp> followUps(Sight sight, Altered<AddConstraint> added) {
    var name = added.action().constraint().name();
    if (name.isEmpty()) {
      return List.of();
    }
    var table = Sql.name(added.table());
    return sight
        .phases()
        .transaction(
            "add " + name.get(), "ALTER TABLE %s %s NOT VALID;".formatted(table, added.text()))
        .transaction(
            "validate " + name.get(),
            "ALTER TABLE %s VALIDATE CONSTRAINT %s;".formatted(table, Sql.name(name.get())))
        .files();
  }
}
