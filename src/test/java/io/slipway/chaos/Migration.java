package io.slipway.chaos;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A migration whose effects can be counted.
///
/// Its marking statements each insert their number into the table `effects`, which has no key: what
/// is applied twice shows there.
///
/// @param name as the ledger has it
/// @param files its files by their paths in the bundle
/// @param isTransactional whether all of it happens or nothing
/// @param marks the marking statements, by their numbers
/// @param untold the statements of which nothing tells whether they took effect
/// @param relation a table, or an index that must be valid, which it leaves; empty for none
record Migration(
    String name,
    Map<String, String> files,
    boolean isTransactional,
    Set<Integer> marks,
    Set<Integer> untold,
    String relation) {

  Migration {
    files = Map.copyOf(files);
    marks = Set.copyOf(marks);
    untold = Set.copyOf(untold);
  }

  /// What the table `effects` holds of it when it was applied once: how often each mark is there.
  SortedMap<String, Integer> effects() {
    return marks.stream()
        .collect(Collectors.toMap(mark -> name + "|" + mark, _ -> 1, Integer::sum, TreeMap::new));
  }

  /// Whether Slipway can know by itself what became of a statement: of all but those that commit
  /// by themselves.
  boolean isKnowable(int statement) {
    return isTransactional || !untold.contains(statement);
  }

  /// What somebody finds who looks on the target for a statement in doubt.
  boolean tookEffect(int statement, TargetState state) {
    return marks.contains(statement)
        ? state.effects().containsKey(name + "|" + statement)
        : state.relations().contains(relation);
  }
}
