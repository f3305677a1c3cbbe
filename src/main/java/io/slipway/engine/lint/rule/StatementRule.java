package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.Finding;
import java.util.stream.Stream;

/// A rule that judges each statement when its turn comes.
public non-sealed interface StatementRule extends Rule {

  Stream<Finding> check(Sight sight);

  default Finding at(Sight sight, String message) {
    return at(sight.place(), message);
  }
}
