package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind.Identity;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import java.util.List;
import java.util.stream.Stream;

/// `ADD COLUMN … AS IDENTITY` on a table that others may be using.
final class AvoidIdentityColumn implements StatementRule {

  @Override
  public String id() {
    return "SW303";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return AddedValues.IDENTITY.in(sight).map(added -> finding(sight, added));
  }

  private Finding finding(Sight sight, Altered<AddColumn> added) {
    var hold = sight.hold(added.qualified());
    return at(
            sight,
            "Each row gets a number for the identity column %s. %s"
                .formatted(Sql.shown(added.action().column().name()), hold.sentence()))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(followUps(sight, added));
  }

  private static List<FollowUp> followUps(Sight sight, Altered<AddColumn> added) {
    var always =
        added.action().column().constraints().stream()
            .map(Constraint::kind)
            .anyMatch(kind -> kind instanceof Identity(var isAlways) && isAlways);
    return new NumberedColumn(sight, added).identity(always);
  }
}
