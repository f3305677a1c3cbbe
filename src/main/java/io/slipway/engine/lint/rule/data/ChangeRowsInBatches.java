package io.slipway.engine.lint.rule.data;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Amounts;
import io.slipway.engine.lint.rule.LaterWork;
import io.slipway.engine.lint.rule.RowChange;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// An `UPDATE` or `DELETE` of a table in use that nothing bounds: no `LIMIT` in a query of it, and
/// no key.
///
/// Behind a lock of its own transaction it is told of as that.
final class ChangeRowsInBatches implements StatementRule {

  @Override
  public String id() {
    return "SW701";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return RowChange.of(sight).filter(change -> change.isLarge(sight)).stream()
        .filter(_ -> LaterWork.of(sight).isEmpty())
        .map(change -> finding(sight, change));
  }

  private Finding finding(Sight sight, RowChange change) {
    var rows = change.rows(sight);
    var verb = change.deletes() ? "deleted" : "changed";
    var message =
        "%s Each one that is %s stays locked until the transaction ends, and whoever writes it waits so long."
            .formatted(extent(change, rows), verb);
    var finding =
        at(sight, message)
            .withObjects(List.of(sight.qualified(change.table())))
            .withFollowUps(BatchedChange.files(sight));
    return change.isUncertain(sight) ? finding.withSeverity(Severity.WARNING) : finding;
  }

  private static String extent(RowChange change, OptionalLong rows) {
    var table = Sql.shown(change.table());
    var verb = change.deletes() ? "deletes" : "changes";
    var known = rows.isPresent() ? Amounts.rows(rows.getAsLong()) : "";
    if (change.condition().isEmpty()) {
      return known.isEmpty()
          ? "One statement %s all rows of %s; how many there are is not known here."
              .formatted(verb, table)
          : "One statement %s all rows of %s: %s.".formatted(verb, table, known);
    }
    return known.isEmpty()
        ? "One statement %s all rows of %s that fulfil its condition; how many these are is not known here."
            .formatted(verb, table)
        : "One statement %s all rows of %s that fulfil its condition: how many these are is not known, of %s."
            .formatted(verb, table, known);
  }
}
