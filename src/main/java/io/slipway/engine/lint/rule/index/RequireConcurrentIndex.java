package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `CREATE INDEX` without `CONCURRENTLY` on a table that others may be writing to.
final class RequireConcurrentIndex implements StatementRule {

  private static final Pattern HEAD =
      Pattern.compile("(?i)^(CREATE\\s+(?:UNIQUE\\s+)?INDEX)\\b(\\s+IF\\s+NOT\\s+EXISTS\\b)?");

  @Override
  public String id() {
    return "SW101";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(CreateIndex.class)
        .filter(index -> !index.concurrently() && sight.isOld(index.table()))
        .filter(index -> !isPartitioned(sight, index.table()))
        .map(index -> finding(sight, index));
  }

  // For those CONCURRENTLY is no way out; another rule has theirs.
  private static boolean isPartitioned(Sight sight, Name table) {
    return sight.relation(table).map(Relation::kind).stream()
        .anyMatch(RelationKind.PARTITIONED_TABLE::equals);
  }

  private Finding finding(Sight sight, CreateIndex index) {
    var hold = sight.hold(sight.qualified(index.table()));
    return at(sight, "The index is built without CONCURRENTLY. " + hold.sentence())
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(followUps(sight, index));
  }

  // What an interrupted build left would keep the name, and be of no use.
  private static List<FollowUp> followUps(Sight sight, CreateIndex index) {
    var create = HEAD.matcher(sight.text()).replaceFirst("$1 CONCURRENTLY") + ";";
    var phases = sight.phases();
    if (index.name().isEmpty()) {
      return phases.alone("create index on " + index.table().name(), create).files();
    }
    var name = index.name().get();
    var dropped = Sql.name(new Name(index.table().schema(), name));
    return phases
        .alone("drop leftover " + name, "DROP INDEX CONCURRENTLY IF EXISTS " + dropped + ";")
        .alone("create " + name, create)
        .files();
  }
}
