package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Hold.Work;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Reference;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableAction.AlterConstraint;
import java.util.Optional;
import java.util.stream.Stream;

/// `ALTER CONSTRAINT … ENFORCED`, which looks at all rows while both tables are locked.
final class AvoidEnforcingAtOnce implements StatementRule {

  @Override
  public String id() {
    return "SW221";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .oldActions(AlterConstraint.class)
        .filter(altered -> altered.action().enforced().orElse(false))
        .filter(altered -> !isEnforced(sight, altered))
        .map(altered -> finding(sight, altered));
  }

  private static Optional<TableConstraint> constraint(
      Sight sight, Altered<AlterConstraint> altered) {
    return sight.schema().constraint(altered.qualified(), altered.action().name());
  }

  private static boolean isEnforced(Sight sight, Altered<AlterConstraint> altered) {
    return constraint(sight, altered).filter(it -> it.validity().enforced()).isPresent();
  }

  private Finding finding(Sight sight, Altered<AlterConstraint> altered) {
    var alone = Alone.hold(sight, altered);
    // Of a table that is not known, nothing but its name is.
    var hold = new Hold(alone.relation(), alone.mode(), Work.READ, 0, alone.size());
    var referenced =
        constraint(sight, altered).flatMap(TableConstraint::reference).map(Reference::table);
    var message =
        "To enforce %s, all rows are looked up in %s. %s Writers of %s wait as well."
            .formatted(
                Sql.shown(altered.action().name()),
                other(referenced),
                hold.sentence(),
                other(referenced));
    return Added.advised(at(sight, message), altered.form(), 1)
        .withEffort(hold.effort())
        .withObjects(
            Stream.concat(Stream.of(hold.relation()), referenced.stream()).distinct().toList());
  }

  private static String other(Optional<Name> referenced) {
    return referenced.map(Sql::shown).orElse("the table that it refers to");
  }
}
