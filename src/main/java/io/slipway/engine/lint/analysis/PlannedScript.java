package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.rule.Sending;

/// A script of a [LintPlan].
public record PlannedScript(LintedScript script, Sending sending, Standing standing) {

  /// How a script stands to what is in the database.
  public enum Standing {
    /// It ran before; it is followed, and nothing is said of it.
    APPLIED,
    /// It would run.
    PENDING,
    /// It would run, and its version is lower than that of one that ran before.
    OUT_OF_ORDER
  }

  public String path() {
    return script.path();
  }

  boolean isJudged() {
    return standing != Standing.APPLIED;
  }
}
