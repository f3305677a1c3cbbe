package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.TableAction.DetachPartition;
import java.util.List;
import java.util.stream.Stream;

/// `DETACH PARTITION` without `CONCURRENTLY` from a table that others may be using.
final class RequireConcurrentDetach implements StatementRule {

  @Override
  public String id() {
    return "SW803";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .oldActions(DetachPartition.class)
        .flatMap(
            detached ->
                switch (detached.action().how()) {
                  case AT_ONCE -> Stream.of(blocking(sight, detached));
                  case CONCURRENTLY -> refused(sight, detached);
                  case FINALIZE -> Stream.empty();
                });
  }

  private Finding blocking(Sight sight, Altered<DetachPartition> detached) {
    var hold = sight.hold(detached.qualified());
    var partition = detached.action().partition();
    var found =
        at(
                sight,
                "%s is detached without CONCURRENTLY. %s"
                    .formatted(Sql.shown(partition), hold.sentence()))
            .withEffort(hold.effort())
            .withObjects(List.of(detached.qualified(), sight.qualified(partition)));
    return ConcurrentDetach.isPossible(sight, detached.table())
        ? found.withFollowUps(ConcurrentDetach.files(sight, detached.table(), partition))
        : found.withAdvice(ConcurrentDetach.insteadOf(sight, detached.table()));
  }

  private Stream<Finding> refused(Sight sight, Altered<DetachPartition> detached) {
    return ConcurrentDetach.hasDefault(sight, detached.table())
        ? Stream.of(
            at(
                    sight,
                    "%s has a default partition, beside which PostgreSQL refuses %s CONCURRENTLY."
                        .formatted(Sql.shown(detached.table()), "DETACH PARTITION"))
                .withObjects(List.of(detached.qualified()))
                .withAdvice(ConcurrentDetach.insteadOf(sight, detached.table())))
        : Stream.empty();
  }
}
