package io.slipway.engine.lint.rule.script;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class ScriptRules {

  private ScriptRules() {}

  public static List<Rule> all() {
    return List.of(
        new ReadEveryStatement(),
        new WriteOutStatements(),
        new UseWhatIsThere(),
        new KeepVersionsInOrder(),
        new KeepLocksOfReleaseShort(),
        new BuildLast());
  }
}
