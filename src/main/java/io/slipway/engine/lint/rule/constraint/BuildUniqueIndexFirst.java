package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Constraint.Kind.Key;
import java.util.stream.Stream;

/// `ADD UNIQUE` with columns on a table that others may be using.
final class BuildUniqueIndexFirst implements StatementRule {

  @Override
  public String id() {
    return "SW204";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return Added.in(sight, Key.class)
        .filter(added -> !added.kind().primary() && added.reads())
        .map(
            added ->
                added
                    .about(at(sight, "The constraint builds its index. " + added.hold().sentence()))
                    .withFollowUps(KeySteps.of(added)));
  }
}
