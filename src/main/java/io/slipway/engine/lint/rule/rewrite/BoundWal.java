package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Amounts;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// A statement that wrote more to the write-ahead log, when it was rehearsed, than others should
/// have to take at once.
final class BoundWal implements StatementRule {

  /// PostgreSQL's default of `max_wal_size`, in bytes: more than that forces checkpoints, and is
  /// what standbys and slots have to keep up with.
  static final long BUDGET = 1L << 30;

  @Override
  public String id() {
    return "SW319";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var place = sight.place();
    return sight.setting().isNested()
        ? Stream.empty()
        : sight.setting().facts().of(place.path(), place.statement()).stream()
            .map(measured -> measured.walBytes())
            .flatMapToLong(OptionalLong::stream)
            .filter(bytes -> bytes > BUDGET)
            .mapToObj(
                bytes ->
                    at(
                        sight,
                        "When it was rehearsed, the statement wrote %s of WAL in one go; standbys and slots should not have to take more than %s."
                            .formatted(Amounts.bytes(bytes), Amounts.bytes(BUDGET))));
  }
}
