package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class DesignRules {

  private DesignRules() {}

  public static List<Rule> all() {
    return List.of();
  }
}
