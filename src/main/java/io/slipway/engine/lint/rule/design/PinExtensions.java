package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.ObjectForm.CreateExtension;
import java.util.stream.Stream;

/// `CREATE EXTENSION` without `VERSION`.
final class PinExtensions implements StatementRule {

  @Override
  public String id() {
    return "SW915";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(CreateExtension.class)
        .filter(extension -> extension.version().isEmpty())
        .map(
            extension ->
                at(
                    sight,
                    "Which version of %s is made depends on what the server has."
                        .formatted(Sql.shown(extension.name()))));
  }
}
