package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class ReleaseRules {

  private ReleaseRules() {}

  public static List<Rule> all() {
    return List.of();
  }
}
