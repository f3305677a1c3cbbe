package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class IndexRules {

  private IndexRules() {}

  public static List<Rule> all() {
    return List.of(
        new RequireConcurrentIndex(),
        new RequireConcurrentDrop(),
        new RequireConcurrentReindex(),
        new KeepOutOfTransactions(),
        new KeepAlone(),
        new SpareOtherPartitions(),
        new RefuseLeftovers(),
        new RequireMendedServer(),
        new LookForOldTransactions(),
        new RefuseRepeatedIndex(),
        new KeepIndexesNarrow(),
        new DropConstraintInstead(),
        new NameIndexes(),
        new BuildBeforeDropping());
  }
}
