package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.Finding;
import java.util.stream.Stream;

/// A rule that judges a script when its last statement has passed.
public non-sealed interface ScriptRule extends Rule {

  Stream<Finding> check(PassedScript script);
}
