package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.Statement;
import io.slipway.engine.sql.StatementNature.NonTransactional;
import java.util.stream.Stream;

/// A command that PostgreSQL never runs in a transaction, and that is run in one.
///
/// Those that say `CONCURRENTLY` are another rule's.
final class KeepCommandsOutOfTransactions implements StatementRule {

  @Override
  public String id() {
    return "SW416";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight.setting().inTransaction() && !sight.setting().isNested()
        ? command(sight.text()).map(command -> finding(sight, command))
        : Stream.empty();
  }

  private static Stream<String> command(String text) {
    return Script.of(text).statements().stream()
        .map(Statement::nature)
        .filter(NonTransactional.class::isInstance)
        .map(nature -> ((NonTransactional) nature).command())
        .filter(command -> !command.contains("CONCURRENTLY"));
  }

  private Finding finding(Sight sight, String command) {
    return at(
        sight,
        "%s is run inside of a transaction here: PostgreSQL refuses that with SQLSTATE 25001, and nothing of the migration is applied."
            .formatted(command));
  }
}
