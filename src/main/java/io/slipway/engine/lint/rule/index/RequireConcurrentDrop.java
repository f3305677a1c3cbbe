package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `DROP INDEX` without `CONCURRENTLY` of an index whose table others may be using.
final class RequireConcurrentDrop implements StatementRule {

  private static final String OF_PARTITIONED =
      "PostgreSQL drops no index of a partitioned table concurrently. Drop it in a migration"
          + " of its own that gives up soon when it has to wait, and tries again.";

  @Override
  public String id() {
    return "SW102";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(Drop.class)
        .filter(drop -> drop.kind() == ObjectKind.INDEX)
        .flatMap(
            drop ->
                drop.names().stream()
                    .flatMap(
                        name -> drop.concurrently() ? refused(sight, name) : check(sight, name)));
  }

  private Stream<Finding> check(Sight sight, Name name) {
    var index = sight.schema().index(sight.qualified(name));
    if (index.isPresent()) {
      return index.stream()
          .filter(it -> sight.isOld(it.table()) && OwnedIndexes.owner(sight, it).isEmpty())
          .map(it -> finding(sight, name, it));
    }
    return sight.isOld(name) ? Stream.of(ofUnknown(sight, name)) : Stream.empty();
  }

  private Stream<Finding> refused(Sight sight, Name name) {
    return sight.schema().index(sight.qualified(name)).stream()
        .filter(it -> PartitionedTables.contain(sight, it.table()))
        .map(
            it ->
                at(
                        sight,
                        ("%s is an index of the partitioned table %s, which PostgreSQL refuses to"
                                + " drop concurrently.")
                            .formatted(Sql.shown(name), Sql.shown(it.table())))
                    .withAdvice(OF_PARTITIONED)
                    .withObjects(List.of(it.name(), it.table())));
  }

  private Finding finding(Sight sight, Name name, TableIndex index) {
    var hold = sight.hold(index.table());
    var found =
        at(
                sight,
                "%s is dropped without CONCURRENTLY. %s"
                    .formatted(Sql.shown(name), hold.sentence()))
            .withEffort(hold.effort())
            .withObjects(List.of(index.name(), hold.relation()));
    if (PartitionedTables.contain(sight, index.table())) {
      return found.withAdvice(OF_PARTITIONED);
    }
    return found.withFollowUps(followUps(sight, name));
  }

  private Finding ofUnknown(Sight sight, Name name) {
    return at(
            sight,
            "%s is dropped without CONCURRENTLY. Until that is done nobody can read or write its"
                    .formatted(Sql.shown(name))
                + " table; if it has to wait for a query on it, everybody who comes after it waits"
                + " as well.")
        .withObjects(List.of(name))
        .withFollowUps(followUps(sight, name));
  }

  private static List<FollowUp> followUps(Sight sight, Name name) {
    var drop = "DROP INDEX CONCURRENTLY IF EXISTS " + Sql.name(name) + ";";
    return Optional.of(sight)
        .filter(it -> !it.form(Drop.class).anyMatch(Drop::cascade))
        .map(it -> it.phases().alone("drop " + name.name(), drop).files())
        .orElse(List.of());
  }
}
