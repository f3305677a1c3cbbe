package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.stream.Stream;

/// A `CONCURRENTLY` command in a script that is sent as one message together with others.
final class KeepAlone implements StatementRule {

  @Override
  public String id() {
    return "SW105";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var setting = sight.setting();
    return setting.sending() == Sending.ONE_MESSAGE
            && setting.inTransaction()
            && !setting.isNested()
        ? ConcurrentCommand.in(sight).map(command -> finding(sight, command))
        : Stream.empty();
  }

  private Finding finding(Sight sight, ConcurrentCommand command) {
    return at(
            sight,
            ("%s shares its script with other statements. They are sent as one message, of which"
                    + " PostgreSQL makes one transaction, and it refuses the command there.")
                .formatted(command.words()))
        .withObjects(command.table().stream().map(sight::qualified).toList())
        .withFollowUps(KeepOutOfTransactions.followUps(sight, command));
  }
}
