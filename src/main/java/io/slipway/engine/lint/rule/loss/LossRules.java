package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class LossRules {

  private LossRules() {}

  public static List<Rule> all() {
    return List.of();
  }
}
