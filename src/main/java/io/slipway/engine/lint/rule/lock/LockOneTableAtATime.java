package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.HeldLock;
import io.slipway.engine.lint.rule.HeldLocks;
import io.slipway.engine.lint.rule.LaterWork;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.Timeouts;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The statement with which a transaction locks a second table for everybody.
///
/// What one statement locks at once is one thing, such as both sides of a foreign key, and so is a
/// table with its partitions.
final class LockOneTableAtATime implements StatementRule {

  @Override
  public String id() {
    return "SW406";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var wanted = wanted(sight);
    if (wanted.isEmpty()) {
      return Stream.empty();
    }
    var held = held(sight);
    return isSecond(held, sight, wanted) && LaterWork.of(sight).isEmpty()
        ? Stream.of(finding(sight, held.getFirst(), wanted))
        : Stream.empty();
  }

  private static List<Name> wanted(Sight sight) {
    return HeldLocks.exclusiveTables(sight).stream().filter(sight::isOld).toList();
  }

  private static List<HeldLock> held(Sight sight) {
    return HeldLocks.before(sight).all().stream()
        .filter(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE)
        .toList();
  }

  // All that is held was taken by one statement, or is of one family.
  private static boolean isSecond(List<HeldLock> held, Sight sight, List<Name> wanted) {
    if (held.isEmpty()) {
      return false;
    }
    var first = held.getFirst().by();
    var families =
        held.stream()
            .filter(lock -> lock.by().place().equals(first.place()))
            .map(lock -> family(sight, lock.relation()))
            .collect(Collectors.toSet());
    var all = held.stream().map(lock -> family(sight, lock.relation())).collect(Collectors.toSet());
    return families.containsAll(all) && isDisjoint(families, sight, wanted);
  }

  private static boolean isDisjoint(Set<Name> families, Sight sight, List<Name> wanted) {
    return wanted.stream().noneMatch(name -> families.contains(family(sight, name)));
  }

  // The topmost parent stands for all of a family.
  private static Name family(Sight sight, Name table) {
    return sight.schema().ancestors(table).stream()
        .filter(it -> it.parents().isEmpty())
        .map(Relation::name)
        .findFirst()
        .orElse(table);
  }

  private Finding finding(Sight sight, HeldLock held, List<Name> wanted) {
    var finding =
        at(
                sight,
                "%s Now it asks for the same lock on %s, and keeps everybody from %s while it waits."
                    .formatted(held.sentence(), Sql.shown(wanted), Sql.shown(held.relation())))
            .withObjects(Stream.concat(Stream.of(held.relation()), wanted.stream()).toList());
    return isBounded(sight) ? finding.withSeverity(Severity.WARNING) : finding;
  }

  private static boolean isBounded(Sight sight) {
    return sight.setting().runner().boundsLocks()
        || sight.setting().timeouts().bounds(Timeouts.LOCK);
  }
}
