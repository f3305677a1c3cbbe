package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.List;
import java.util.stream.Stream;

/// A foreign key with `ON DELETE CASCADE`, or without a word about what happens.
final class SayWhatHappensOnDelete implements StatementRule {

  @Override
  public String id() {
    return "SW222";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return MadeForeignKey.in(sight.form()).stream()
        .filter(made -> made.key().onDelete().map("CASCADE"::equals).orElse(true))
        .map(made -> finding(sight, made));
  }

  private Finding finding(Sight sight, MadeForeignKey made) {
    var table = Sql.shown(made.table());
    var referenced = Sql.shown(made.referenced());
    var message =
        made.key().onDelete().isPresent()
            ? "Whoever deletes a row of %s deletes all rows of %s that refer to it, and nothing in the statement shows how many."
                .formatted(referenced, table)
            : "It is not said what happens to rows of %s when the row of %s that they refer to is deleted."
                .formatted(table, referenced);
    return at(sight, message)
        .withObjects(List.of(sight.qualified(made.table()), sight.qualified(made.referenced())));
  }
}
