package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Observed.Backup;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.List;
import java.util.stream.Stream;

/// Rows that are destroyed where there is no backup of the target.
final class RequireBackup implements StatementRule {

  private final List<StatementRule> losses;

  /// @param losses whatever finds that rows are gone
  RequireBackup(List<StatementRule> losses) {
    this.losses = List.copyOf(losses);
  }

  @Override
  public String id() {
    return "SW611";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight.setting().facts().backup() == Backup.MISSING
            && losses.stream().anyMatch(rule -> rule.check(sight).findAny().isPresent())
        ? Stream.of(
            at(
                sight,
                "What goes here comes back from a backup only, and none of the target is on"
                    + " record."))
        : Stream.empty();
  }
}
