package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.Finding;
import java.util.stream.Stream;

/// A rule that judges all scripts that would run together, when the last one has passed.
public non-sealed interface PlanRule extends Rule {

  Stream<Finding> check(PassedPlan plan);
}
