package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `CREATE INDEX CONCURRENTLY IF NOT EXISTS` where an interrupted build may have left an index of
/// that name.
final class RefuseLeftovers implements StatementRule {

  @Override
  public String id() {
    return "SW107";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(CreateIndex.class)
        .filter(index -> index.concurrently() && index.ifNotExists())
        .filter(index -> sight.isOld(index.table()))
        .flatMap(index -> index.name().stream().flatMap(name -> check(sight, index, name)));
  }

  private Stream<Finding> check(Sight sight, CreateIndex index, String name) {
    var there = there(sight, index, name);
    var isValid = there.filter(it -> it.properties().valid()).isPresent();
    if (isValid || isDroppedBefore(sight, name)) {
      return Stream.empty();
    }
    return Stream.of(
        at(sight, there.isPresent() ? isInvalid(name) : mayBeInvalid(name))
            .withObjects(List.of(sight.qualified(index.table())))
            .withFollowUps(ConcurrentBuild.files(sight, index)));
  }

  private static Optional<TableIndex> there(Sight sight, CreateIndex index, String name) {
    var schema = sight.qualified(index.table()).schema();
    return sight.schema().index(new Name(schema, name));
  }

  private static boolean isDroppedBefore(Sight sight, String name) {
    return sight.setting().earlier().stream()
        .map(passed -> passed.form())
        .filter(Drop.class::isInstance)
        .map(Drop.class::cast)
        .filter(drop -> drop.kind() == ObjectKind.INDEX)
        .anyMatch(drop -> drop.names().stream().anyMatch(it -> it.name().equals(name)));
  }

  private static String isInvalid(String name) {
    return ("There is an invalid index %s already, which a build left that did not end. IF NOT"
            + " EXISTS takes it for the one that should be built, so that nothing is built.")
        .formatted(Sql.shown(name));
  }

  private static String mayBeInvalid(String name) {
    return ("If a build of %s is interrupted, it leaves an invalid index of that name. IF NOT"
            + " EXISTS takes that for the one that should be built the next time: nothing is"
            + " built, and nobody is told.")
        .formatted(Sql.shown(name));
  }
}
