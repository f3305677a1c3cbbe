package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Sending;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import java.util.List;
import java.util.stream.Stream;

/// A `CONCURRENTLY` command inside a transaction, the runner's or the script's own.
final class KeepOutOfTransactions implements StatementRule {

  @Override
  public String id() {
    return "SW104";
  }

  // Statements that share a message are in a transaction for another reason.
  @Override
  public Stream<Finding> check(Sight sight) {
    var setting = sight.setting();
    return setting.isNested()
            || (setting.inTransaction() && setting.sending() != Sending.ONE_MESSAGE)
        ? ConcurrentCommand.in(sight).map(command -> finding(sight, command))
        : Stream.empty();
  }

  private Finding finding(Sight sight, ConcurrentCommand command) {
    return at(sight, "%s %s, where PostgreSQL refuses it.".formatted(command.words(), where(sight)))
        .withObjects(command.table().stream().map(sight::qualified).toList())
        .withFollowUps(followUps(sight, command));
  }

  private static String where(Sight sight) {
    if (sight.setting().isNested()) {
      return "stands inside of another statement";
    }
    return sight.setting().sending() == Sending.ONE_TRANSACTION
        ? "is run in the one transaction that the script is run in"
        : "stands behind BEGIN";
  }

  static List<FollowUp> followUps(Sight sight, ConcurrentCommand command) {
    if (sight.form() instanceof CreateIndex index) {
      return ConcurrentBuild.files(sight, index);
    }
    var name = command.object().map(Name::name).orElse("");
    return sight.phases().alone(command.words() + " " + name, sight.text() + ";").files();
  }
}
