package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.form.TypeForm.AlterDomain;
import io.slipway.engine.sql.form.TypeForm.DomainAction;
import java.util.List;
import java.util.stream.Stream;

/// A domain's constraint that is added with a look at all tables that use the domain.
final class AvoidDomainChecks implements StatementRule {

  @Override
  public String id() {
    return "SW218";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(AlterDomain.class)
        .filter(domain -> looks(domain.action()))
        .flatMap(domain -> DomainTables.of(sight, domain).finding(this).stream())
        .map(finding -> finding.withFollowUps(followUps(sight)));
  }

  private static boolean looks(DomainAction action) {
    return switch (action) {
      case DomainAction.AddConstraint(var constraint) -> !constraint.validity().notValid();
      case DomainAction.SetNotNull _ -> true;
      default -> false;
    };
  }

  // Validating is for a time that only the author knows.
  private static List<FollowUp> followUps(Sight sight) {
    return sight
        .form(AlterDomain.class)
        .map(domain -> sight.phases().transaction(name(domain), statement(sight, domain)).files())
        .findFirst()
        .orElse(List.of());
  }

  private static String name(AlterDomain domain) {
    return "constrain " + domain.name().name();
  }

  private static String statement(Sight sight, AlterDomain domain) {
    if (domain.action() instanceof DomainAction.SetNotNull) {
      return "ALTER DOMAIN %s ADD CONSTRAINT %s CHECK (VALUE IS NOT NULL) NOT VALID;"
          .formatted(
              Sql.name(domain.name()), Sql.name(Sql.derived(domain.name().name(), "_not_null")));
    }
    var lexemes = Lexemes.of(sight.text());
    return sight.text().substring(0, lexemes.getLast().end()) + " NOT VALID;";
  }
}
