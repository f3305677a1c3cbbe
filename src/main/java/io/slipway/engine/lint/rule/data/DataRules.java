package io.slipway.engine.lint.rule.data;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class DataRules {

  private DataRules() {}

  public static List<Rule> all() {
    return List.of(
        new ChangeRowsInBatches(),
        new KeepBackfillsApart(),
        new AvoidOffsetBatches(),
        new AssignColumnsOnce(),
        new AdvanceSequences(),
        new HeedMeasuredErrors(),
        new NameInsertedColumns(),
        new AnalyzeAfterChanges());
  }
}
