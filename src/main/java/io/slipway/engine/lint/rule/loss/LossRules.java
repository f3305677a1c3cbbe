package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.rule.Rule;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.List;
import java.util.stream.Stream;

/// All rules of this package.
public final class LossRules {

  private static final List<StatementRule> OF_ROWS =
      List.of(
          new KeepTables(),
          new KeepColumns(),
          new KeepSchemas(),
          new KeepRows(),
          new DropByName(),
          new NarrowChanges(),
          new KeepTypes());

  private LossRules() {}

  public static List<Rule> all() {
    return Stream.concat(
            OF_ROWS.stream(),
            Stream.of(
                new KeepDatabases(),
                new KeepGuarantees(),
                new AlterInstead(),
                new RequireBackup(OF_ROWS)))
        .toList();
  }
}
