package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class IndexRules {

  private IndexRules() {}

  public static List<Rule> all() {
    return List.of(new RequireConcurrentIndex());
  }
}
