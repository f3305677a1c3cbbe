package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.index.ConcurrentCommand.Kind;
import java.util.stream.Stream;

/// An index that is built concurrently on a server that may build it wrong.
final class RequireMendedServer implements StatementRule {

  @Override
  public String id() {
    return "SW108";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return BrokenBuilds.on(sight.schema().version())
        ? ConcurrentCommand.in(sight)
            .filter(it -> it.kind() == Kind.CREATE_INDEX || it.kind() == Kind.REINDEX)
            .filter(it -> it.isOfOthers(sight))
            .map(it -> finding(sight, it))
        : Stream.empty();
  }

  private Finding finding(Sight sight, ConcurrentCommand command) {
    return at(
            sight,
            ("The server is PostgreSQL %s, where %s may leave out rows that are written"
                    + " meanwhile. Queries through the index do not find them, without any error.")
                .formatted(sight.schema().version(), command.words()))
        .withObjects(command.table().stream().map(sight::qualified).toList());
  }
}
