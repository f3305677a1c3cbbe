package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.LaterWork;
import io.slipway.engine.lint.rule.LaterWork.Kind;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.List;
import java.util.stream.Stream;

/// A scan, a rewrite, an index build or a long query behind a strong lock of the same transaction.
///
/// Rows that are changed there are other rules', and so is a second lock that takes no time.
final class AvoidWorkUnderLock implements StatementRule {

  @Override
  public String id() {
    return "SW405";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return LaterWork.of(sight).filter(work -> work.kind() == Kind.READING).stream()
        .map(work -> finding(sight, work));
  }

  private Finding finding(Sight sight, LaterWork work) {
    return at(sight, work.held().sentence() + " Meanwhile this statement " + work.doing() + ".")
        .withObjects(List.of(work.held().relation(), work.on()))
        .withAdvice(
            "Put this statement into a migration of its own, so that the lock of line %d is let go before."
                .formatted(work.held().by().place().from().line()));
  }
}
