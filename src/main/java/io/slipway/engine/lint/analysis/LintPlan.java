package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Runner;
import io.slipway.engine.lint.schema.SchemaState;
import java.util.List;

/// What is to be looked at.
///
/// @param scripts in the order in which they run
/// @param before the schema that the first one meets; it is not changed
/// @param grouping which of them run together
/// @param found what is to be said of them beside what rules find in their text
public record LintPlan(
    List<PlannedScript> scripts,
    SchemaState before,
    Grouping grouping,
    Runner runner,
    Observed facts,
    List<Finding> found) {

  /// Which scripts run together, so that nobody uses what one of them makes before the last has
  /// run.
  public enum Grouping {
    /// All of them: what a plan has for a target.
    TOGETHER,
    /// None: each is a release, as in a bundle that is looked at without a target.
    EACH_ALONE
  }

  public LintPlan {
    scripts = List.copyOf(scripts);
    found = List.copyOf(found);
  }

  /// Of whose scripts nothing is to be said beside what rules find.
  public LintPlan(
      List<PlannedScript> scripts,
      SchemaState before,
      Grouping grouping,
      Runner runner,
      Observed facts) {
    this(scripts, before, grouping, runner, facts, List.of());
  }
}
