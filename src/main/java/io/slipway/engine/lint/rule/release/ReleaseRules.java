package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class ReleaseRules {

  private ReleaseRules() {}

  public static List<Rule> all() {
    return List.of(
        new KeepColumnName(),
        new KeepRelationName(),
        new KeepSchemaName(),
        new KeepEnumLabel(),
        new RequireDefault(),
        new KeepNotNull(),
        new KeepDefault(),
        new DropUsersFirst(),
        new KeepPrimaryKey(),
        new ExpectDuplicates(),
        new AppendViewColumns(),
        new RequirePolicy(),
        new KeepTriggers(),
        new KeepGeneratedValues());
  }
}
