package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Constraint.Kind.Key;
import java.util.stream.Stream;

/// `ADD PRIMARY KEY` with columns on a table that others may be using.
final class BuildPrimaryKeyIndexFirst implements StatementRule {

  @Override
  public String id() {
    return "SW205";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return Added.in(sight, Key.class)
        .filter(added -> added.kind().primary() && added.kind().usingIndex().isEmpty())
        .filter(Added::reads)
        .map(
            added ->
                added
                    .about(
                        at(sight, "The primary key builds its index. " + added.hold().sentence()))
                    .withFollowUps(KeySteps.of(added)));
  }
}
