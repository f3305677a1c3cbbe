package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.TableIndex;
import java.util.Optional;

/// The indexes that are part of something else, and cannot be dropped without it.
final class OwnedIndexes {

  private OwnedIndexes() {}

  /// What an index is part of, in words.
  static Optional<String> owner(Sight sight, TableIndex index) {
    return index
        .properties()
        .constraint()
        .map(it -> "the constraint %s of %s".formatted(Sql.shown(it), Sql.shown(index.table())))
        .or(
            () ->
                index
                    .parent()
                    .flatMap(sight.schema()::index)
                    .map(
                        it ->
                            "the index %s of the partitioned table %s"
                                .formatted(Sql.shown(it.name()), Sql.shown(it.table()))));
  }
}
