package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.phased.DomainChecks;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import java.util.List;
import java.util.stream.Stream;

/// `ADD COLUMN` of a domain that asks something of its values.
final class AvoidConstrainedDomain implements StatementRule {

  @Override
  public String id() {
    return "SW305";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return AddedValues.CONSTRAINED_DOMAIN
        .in(sight)
        .flatMap(
            added ->
                AddedValues.domain(sight, added.action().column().type()).stream()
                    .map(domain -> finding(sight, added, domain)));
  }

  private Finding finding(Sight sight, Altered<AddColumn> added, UserType.Domain domain) {
    var hold = sight.hold(added.qualified());
    return at(
            sight,
            "The domain %s has constraints, so each row is checked by writing it anew. %s"
                .formatted(Sql.shown(domain.name()), hold.sentence()))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation(), domain.name()))
        .withFollowUps(followUps(sight, added, domain));
  }

  private static List<FollowUp> followUps(
      Sight sight, Altered<AddColumn> added, UserType.Domain domain) {
    return new DomainChecks(sight, added, domain).files();
  }
}
