package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Amounts;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import java.time.Duration;
import java.util.stream.Stream;

/// A `CONCURRENTLY` command on a target where somebody has had a transaction open for long.
final class LookForOldTransactions implements StatementRule {

  // Longer than what serves a request, and than most of what waits for one.
  private static final Duration LONG = Duration.ofSeconds(5);

  @Override
  public String id() {
    return "SW109";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight.setting().facts().oldestTransaction().stream()
        .filter(open -> open.compareTo(LONG) > 0)
        .flatMap(open -> check(sight, open));
  }

  private Stream<Finding> check(Sight sight, Duration open) {
    return ConcurrentCommand.in(sight)
        .filter(command -> command.isOfOthers(sight))
        .map(
            command ->
                at(sight, message(command, open))
                    .withObjects(command.table().stream().map(sight::qualified).toList()));
  }

  private static String message(ConcurrentCommand command, Duration open) {
    var awaited =
        switch (command.kind()) {
          case CREATE_INDEX, REINDEX -> "transactions that began before it";
          case DROP_INDEX, DETACH_PARTITION -> "transactions that have used the table before it";
        };
    return ("%s waits for %s, and on the target one has been open for %s. Nobody waits for the"
            + " command meanwhile, but it does not end before that one does.")
        .formatted(command.words(), awaited, Amounts.duration(open));
  }
}
