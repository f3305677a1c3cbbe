package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class RewriteRules {

  private RewriteRules() {}

  public static List<Rule> all() {
    return List.of();
  }
}
