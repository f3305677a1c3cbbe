package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.List;
import java.util.stream.Stream;

/// `ADD COLUMN … serial` on a table that others may be using.
final class AvoidSerialColumn implements StatementRule {

  @Override
  public String id() {
    return "SW302";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return AddedValues.SERIAL
        .in(sight)
        .map(
            added -> {
              var column = added.action().column();
              var hold = sight.hold(added.qualified());
              return at(
                      sight,
                      "Each row gets a number for the %s column %s. %s"
                          .formatted(
                              column.type().name().name(),
                              Sql.shown(column.name()),
                              hold.sentence()))
                  .withEffort(hold.effort())
                  .withObjects(List.of(hold.relation()))
                  .withFollowUps(new NumberedColumn(sight, added).serial());
            });
  }
}
