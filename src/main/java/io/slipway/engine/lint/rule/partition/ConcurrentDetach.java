package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Name;
import java.util.List;

/// Detaching a partition without a lock that anybody waits for.
final class ConcurrentDetach {

  private static final int SINCE = 14;

  private ConcurrentDetach() {}

  static boolean isPossible(Sight sight, Name parent) {
    return sight.major() >= SINCE && !hasDefault(sight, parent);
  }

  /// Whether there is a default partition, beside which PostgreSQL refuses it.
  static boolean hasDefault(Sight sight, Name parent) {
    return sight.schema().defaultPartition(sight.qualified(parent)).isPresent();
  }

  /// None where it is not possible.
  static List<FollowUp> files(Sight sight, Name parent, Name partition) {
    return isPossible(sight, parent)
        ? sight
            .phases()
            .alone(
                "detach " + partition.name(),
                "ALTER TABLE %s DETACH PARTITION %s CONCURRENTLY;"
                    .formatted(Sql.name(parent), Sql.name(partition)))
            .files()
        : List.of();
  }

  /// What is left to do where it is not possible.
  static String insteadOf(Sight sight, Name parent) {
    var reason =
        hasDefault(sight, parent)
            ? "Beside a default partition PostgreSQL refuses CONCURRENTLY."
            : "Before version 14 there is no CONCURRENTLY for it.";
    return reason
        + " Do it in a migration of its own that gives up soon when it has to wait, and tries"
        + " again.";
  }
}
