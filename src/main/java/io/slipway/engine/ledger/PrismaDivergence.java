package io.slipway.engine.ledger;

import java.util.List;
import java.util.Optional;

/// How the folders of a bundle and the rows of a history relate, in Prisma's words.
public sealed interface PrismaDivergence {

  /// Every folder has a row that counts, and every such row a folder.
  record InSync() implements PrismaDivergence {}

  /// Folders wait to be applied.
  record DatabaseIsBehind(List<String> unapplied) implements PrismaDivergence {}

  /// Rows have no folder any more.
  record MigrationsDirectoryIsBehind(List<String> unpersisted) implements PrismaDivergence {}

  /// Both at once.
  ///
  /// @param lastCommon the folder before the first that waits
  record HistoriesDiverge(
      Optional<String> lastCommon, List<String> unapplied, List<String> unpersisted)
      implements PrismaDivergence {}
}
