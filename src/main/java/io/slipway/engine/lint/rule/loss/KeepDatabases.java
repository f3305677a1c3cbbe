package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import java.util.stream.Stream;

/// `DROP DATABASE`.
final class KeepDatabases implements StatementRule {

  @Override
  public String id() {
    return "SW604";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(Drop.class)
        .filter(drop -> drop.kind() == ObjectKind.DATABASE)
        .flatMap(drop -> drop.names().stream())
        .map(
            database ->
                at(
                    sight,
                    "The database %s is dropped with all that is in it."
                        .formatted(Sql.shown(database))));
  }
}
