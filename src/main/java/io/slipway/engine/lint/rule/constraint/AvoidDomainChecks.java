package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeForm.AlterDomain;
import io.slipway.engine.sql.form.TypeForm.DomainAction;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A domain's constraint that is added or validated, for which all tables that use the domain are
/// read.
final class AvoidDomainChecks implements StatementRule {

  private static final int VALIDATES_BESIDE_WRITERS_SINCE = 19;

  private static final String ADVICE =
      "Add it NOT VALID, which holds for new values at once and looks at no row. Validate it when"
          + " little is written, or use check constraints on the tables instead, which can be"
          + " validated without blocking.";

  @Override
  public String id() {
    return "SW218";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(AlterDomain.class)
        .filter(domain -> looks(domain.action()))
        .flatMap(domain -> finding(sight, domain).stream());
  }

  private static boolean looks(DomainAction action) {
    return switch (action) {
      case DomainAction.AddConstraint(var constraint) -> !constraint.validity().notValid();
      case DomainAction.SetNotNull _, DomainAction.ValidateConstraint _ -> true;
      default -> false;
    };
  }

  private Optional<Finding> finding(Sight sight, AlterDomain domain) {
    var tables =
        sight.effects().scanned().stream()
            .filter(name -> sight.schema().relation(name).filter(Sight::isOld).isPresent())
            .filter(name -> sight.hold(name).waits().isPresent())
            .sorted(Comparator.comparing(Name::toString))
            .toList();
    if (tables.isEmpty()) {
      return sight.schema().resolveType(domain.name()).isUnknown() && !isBeside(sight, domain)
          ? Optional.of(finding(sight, domain, unknown(domain)))
          : Optional.empty();
    }
    return Optional.of(known(sight, domain, tables));
  }

  private static boolean isBeside(Sight sight, AlterDomain domain) {
    return domain.action() instanceof DomainAction.ValidateConstraint
        && sight.major() >= VALIDATES_BESIDE_WRITERS_SINCE;
  }

  private static String unknown(AlterDomain domain) {
    return "PostgreSQL reads every table that has a column of %s, and writers of these tables wait."
        .formatted(Sql.shown(domain.name()));
  }

  private Finding known(Sight sight, AlterDomain domain, List<Name> tables) {
    var longest =
        tables.stream()
            .map(sight::hold)
            .max(Comparator.comparing(hold -> hold.estimate().orElse(Duration.ZERO)))
            .orElseThrow();
    var rest = tables.stream().filter(name -> !name.equals(longest.relation())).toList();
    var others = rest.isEmpty() ? "" : " The same goes for %s.".formatted(Sql.shown(rest));
    return finding(sight, domain, sentence(domain, longest) + others)
        .withEffort(longest.effort())
        .withObjects(tables);
  }

  private static String sentence(AlterDomain domain, Hold hold) {
    return "Columns of %s are checked. %s".formatted(Sql.shown(domain.name()), hold.sentence());
  }

  private Finding finding(Sight sight, AlterDomain domain, String message) {
    return at(sight, message).withAdvice(ADVICE).withFollowUps(followUps(sight, domain));
  }

  // Validating is for a time that only the author knows.
  private static List<FollowUp> followUps(Sight sight, AlterDomain domain) {
    var name = domain.name().name();
    return switch (domain.action()) {
      case DomainAction.AddConstraint _ -> {
        var lexemes = Lexemes.of(sight.text());
        var statement = sight.text().substring(0, lexemes.getLast().end()) + " NOT VALID;";
        yield sight.phases().transaction("constrain " + name, statement).files();
      }
      case DomainAction.SetNotNull _ ->
          sight
              .phases()
              .transaction(
                  "constrain " + name,
                  "ALTER DOMAIN %s ADD CONSTRAINT %s CHECK (VALUE IS NOT NULL) NOT VALID;"
                      .formatted(Sql.name(domain.name()), Sql.name(Sql.derived(name, "_not_null"))))
              .files();
      default -> List.of();
    };
  }
}
