package io.slipway.engine.lint.rule.data;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.RowChange;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.DataForm.Delete;
import io.slipway.engine.sql.form.DataForm.Update;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Batches that are told apart by `OFFSET` in a set that each of them makes smaller.
///
/// One statement with a constant `OFFSET`, such as one that keeps the newest thousand rows, is
/// no batch.
final class AvoidOffsetBatches implements StatementRule {

  @Override
  public String id() {
    return "SW708";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return RowChange.of(sight).filter(change -> change.shape().offset()).stream()
        .flatMap(
            change ->
                OffsetText.of(sight.text()).stream()
                    .filter(offset -> shrinks(change, offset))
                    .filter(offset -> isOneOfMany(sight, change, offset))
                    .map(_ -> finding(sight, change)));
  }

  // Rows that were changed are not in the set any more, so that those behind them move up.
  private static boolean shrinks(RowChange change, OffsetText offset) {
    return offset.words().contains(change.table().name())
        && (change.deletes()
            || (offset.words().contains("where")
                && change.assigned().stream().anyMatch(offset.words()::contains)));
  }

  private static boolean isOneOfMany(Sight sight, RowChange change, OffsetText offset) {
    return (sight.setting().isNested() && offset.isVariable())
        || sight.setting().earlier().stream()
            .filter(passed -> passed.place().path().equals(sight.place().path()))
            .anyMatch(passed -> isAnother(passed, change, offset));
  }

  private static boolean isAnother(Passed passed, RowChange change, OffsetText offset) {
    var table =
        switch (passed.form()) {
          case Update update -> Optional.of(update.table());
          case Delete delete -> Optional.of(delete.table());
          default -> Optional.empty();
        };
    return table.equals(Optional.of(change.table()))
        && OffsetText.of(passed.text())
            .filter(other -> !other.offset().text().equals(offset.offset().text()))
            .isPresent();
  }

  private Finding finding(Sight sight, RowChange change) {
    var message =
        "Each batch takes rows out of the set that OFFSET counts in, so that the next one begins too far behind: about every second batch of %s is never %s."
            .formatted(Sql.shown(change.table()), change.deletes() ? "deleted" : "changed");
    return at(sight, message).withObjects(List.of(sight.qualified(change.table())));
  }
}
