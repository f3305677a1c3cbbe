package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Hold.Work;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.Timeouts;
import io.slipway.engine.postgres.LockMode;
import java.util.List;
import java.util.stream.Stream;

/// Long work under a strong lock that nothing ends; once a script.
final class BoundLongStatements implements StatementRule {

  @Override
  public String id() {
    return "SW403";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var setting = sight.setting();
    var isBounded =
        setting.runner().boundsSessions() || setting.timeouts().bounds(Timeouts.STATEMENT);
    return isBounded
        ? Stream.empty()
        : work(sight)
            .limit(1)
            .filter(_ -> setting.earlier().stream().noneMatch(it -> isLong(it, sight)))
            .map(hold -> finding(sight, hold));
  }

  private static boolean isLong(Passed passed, Sight sight) {
    return !passed.effects().scanned().isEmpty()
        && passed.place().path().equals(sight.place().path());
  }

  private static Stream<Hold> work(Sight sight) {
    return sight.effects().scanned().stream()
        .filter(sight::isOld)
        .map(sight::hold)
        .filter(hold -> hold.work() != Work.NONE)
        .filter(hold -> hold.mode().compareTo(LockMode.SHARE) >= 0);
  }

  private Finding finding(Sight sight, Hold hold) {
    return at(sight, "No statement_timeout ends this statement. " + hold.sentence())
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()));
  }
}
