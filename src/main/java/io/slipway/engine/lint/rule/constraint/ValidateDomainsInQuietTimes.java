package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.TypeForm.AlterDomain;
import io.slipway.engine.sql.form.TypeForm.DomainAction;
import java.util.stream.Stream;

/// `ALTER DOMAIN … VALIDATE CONSTRAINT`, for which writers of all tables that use the domain wait.
final class ValidateDomainsInQuietTimes implements StatementRule {

  private static final int BESIDE_WRITERS_SINCE = 19;

  @Override
  public String id() {
    return "SW223";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(AlterDomain.class)
        .filter(domain -> domain.action() instanceof DomainAction.ValidateConstraint)
        .filter(_ -> sight.major() < BESIDE_WRITERS_SINCE)
        .flatMap(domain -> DomainTables.of(sight, domain).finding(this).stream());
  }
}
