package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Amounts;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A rewrite for which the target has no room: old and new files are there side by side.
final class RequireDiskSpace implements StatementRule {

  @Override
  public String id() {
    return "SW318";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var free = sight.setting().facts().freeBytes();
    var needed = needed(sight);
    return free.isPresent() && needed > free.getAsLong()
        ? Stream.of(finding(sight, needed, free.getAsLong()))
        : Stream.empty();
  }

  private Finding finding(Sight sight, long needed, long free) {
    var tables = tables(sight).toList();
    return at(
            sight,
            "%s and the indexes take %s, and need as much again until the statement commits; the target has %s free."
                .formatted(Sql.shown(tables), Amounts.bytes(needed), Amounts.bytes(free)))
        .withObjects(tables);
  }

  private static Stream<Name> tables(Sight sight) {
    return sight.effects().rewritten().stream()
        .flatMap(name -> sight.schema().relation(name).stream())
        .filter(relation -> relation.kind().holdsRows())
        .map(Relation::name)
        .sorted(java.util.Comparator.comparing(Name::toString));
  }

  // What is not known counts for nothing, so that it is at least so much.
  private static long needed(Sight sight) {
    return files(sight).stream()
        .flatMap(name -> sight.schema().relation(name).stream())
        .mapToLong(relation -> relation.storage().size().bytes().orElse(0))
        .sum();
  }

  private static Set<Name> files(Sight sight) {
    var files = new LinkedHashSet<>(sight.effects().rewritten());
    for (var table : List.copyOf(files)) {
      sight.schema().indexes(table).stream().map(TableIndex::name).forEach(files::add);
    }
    return files;
  }
}
