package io.slipway.engine.lint.rule.data;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.LaterWork;
import io.slipway.engine.lint.rule.LaterWork.Kind;
import io.slipway.engine.lint.rule.RowChange;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.List;
import java.util.stream.Stream;

/// Rows that are filled while the table is locked by a change of its structure; once a table.
final class KeepBackfillsApart implements StatementRule {

  @Override
  public String id() {
    return "SW702";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return LaterWork.of(sight)
        .filter(work -> work.kind() == Kind.ROWS_OF_THE_SAME && work.isFirst(sight))
        .stream()
        .map(work -> finding(sight, work));
  }

  private Finding finding(Sight sight, LaterWork work) {
    var finding =
        at(sight, work.held().sentence() + " Meanwhile this statement " + work.doing() + ".")
            .withObjects(List.of(work.on()))
            .withFollowUps(BatchedChange.files(sight));
    return RowChange.of(sight).filter(change -> change.isUncertain(sight)).isPresent()
        ? finding.withSeverity(Severity.WARNING)
        : finding;
  }
}
