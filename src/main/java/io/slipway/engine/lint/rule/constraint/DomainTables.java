package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeForm.AlterDomain;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The tables with a column of a domain, when a statement reads them while others wait.
record DomainTables(Sight sight, AlterDomain domain, List<Name> tables) {

  static DomainTables of(Sight sight, AlterDomain domain) {
    var tables =
        sight.effects().scanned().stream()
            .filter(name -> sight.schema().relation(name).filter(Sight::isOld).isPresent())
            .filter(name -> sight.hold(name).waits().isPresent())
            .sorted(Comparator.comparing(Name::toString))
            .toList();
    return new DomainTables(sight, domain, tables);
  }

  /// What a rule says of them; of a domain of which nothing is known, that there may be some.
  Optional<Finding> finding(StatementRule rule) {
    if (!tables.isEmpty()) {
      return Optional.of(known(rule));
    }
    return sight.schema().resolveType(domain.name()).isUnknown()
        ? Optional.of(rule.at(sight, unknown()))
        : Optional.empty();
  }

  private String unknown() {
    return "PostgreSQL reads every table that has a column of %s, and writers of these tables wait."
        .formatted(Sql.shown(domain.name()));
  }

  private Finding known(StatementRule rule) {
    var longest =
        tables.stream()
            .map(sight::hold)
            .max(Comparator.comparing(hold -> hold.estimate().orElse(Duration.ZERO)))
            .orElseThrow();
    var rest = tables.stream().filter(name -> !name.equals(longest.relation())).toList();
    var others = rest.isEmpty() ? "" : " The same goes for %s.".formatted(Sql.shown(rest));
    return rule.at(sight, sentence(longest) + others)
        .withEffort(longest.effort())
        .withObjects(tables);
  }

  private String sentence(Hold hold) {
    return "Columns of %s are checked. %s".formatted(Sql.shown(domain.name()), hold.sentence());
  }
}
