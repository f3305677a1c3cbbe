package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.rule.Rule;
import java.util.List;

/// All rules of this package.
public final class PartitionRules {

  private PartitionRules() {}

  public static List<Rule> all() {
    return List.of(
        new ProveBounds(),
        new ProveDefaultPartition(),
        new RequireConcurrentDetach(),
        new AttachInstead(),
        new IncludePartitionKey(),
        new SparePartitions(),
        new DetachBeforeDropping());
  }
}
