package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.catalog.CatalogDifference;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.catalog.ObjectRef;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A step up, down and up again, with rows in the tables that it touches.
///
/// To what the second way up leads is compared once for all steps of a plan.
///
/// @param before the schema before the step
/// @param after the schema after it
/// @param touched the tables that get rows
/// @param rowless tables that get none, and why
record RoundTrip(Catalog before, Catalog after, Set<String> touched, Map<String, String> rowless) {

  /// One of the three ways.
  enum Leg {
    UP,
    DOWN,
    UP_AGAIN
  }

  /// How it ended.
  sealed interface End {}

  /// A script failed.
  record Broken(Leg leg, StatementFailure failure) implements End {}

  /// The down script left a schema that is not the one before.
  record NotRestored(CatalogComparison differences) implements End {}

  /// The schema was as before, and the step could be applied once more.
  ///
  /// @param data what became of the rows
  /// @param reordered the tables whose columns are in another order than before
  /// @param unseen tables into which no row could be put
  record Completed(DataFate data, List<ObjectRef> reordered, List<UnseenTable> unseen)
      implements End {
    Completed {
      reordered = List.copyOf(reordered);
      unseen = List.copyOf(unseen);
    }
  }

  End in(Trial trial, Step up, Step down, SeedTexts texts) throws SQLException {
    var seeds = SeedRows.into(trial.connection(), touched, texts);
    var contents = DataFate.contents(trial.connection(), seeds);
    var failure = trial.apply(up);
    if (failure.isPresent()) {
      return new Broken(Leg.UP, failure.get());
    }
    failure = trial.undo(down);
    if (failure.isPresent()) {
      return new Broken(Leg.DOWN, failure.get());
    }
    var undone = CatalogComparison.of(before, CatalogReader.readOften(trial.connection()));
    if (!undone.apartFromColumnOrder().isEmpty()) {
      return new NotRestored(undone.apartFromColumnOrder());
    }
    var data = DataFate.of(contents, trial.connection());
    failure = trial.apply(up);
    if (failure.isPresent()) {
      return new Broken(Leg.UP_AGAIN, failure.get());
    }
    return new Completed(data, tables(undone), unseen(seeds));
  }

  private List<UnseenTable> unseen(SeedRows.Result seeds) {
    var refused = new HashMap<>(rowless);
    refused.putAll(seeds.refused());
    return UnseenTable.of(refused, before, after);
  }

  private static List<ObjectRef> tables(CatalogComparison orderOfColumns) {
    return orderOfColumns.differences().stream().map(CatalogDifference::ref).toList();
  }
}
