package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import java.util.stream.Stream;

/// `CREATE INDEX` without a name.
final class NameIndexes implements StatementRule {

  @Override
  public String id() {
    return "SW113";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(CreateIndex.class)
        .filter(index -> index.name().isEmpty())
        .map(
            index ->
                at(
                    sight,
                    "The index on %s has no name, so that PostgreSQL makes one up on each target."
                        .formatted(Sql.shown(index.table()))));
  }
}
