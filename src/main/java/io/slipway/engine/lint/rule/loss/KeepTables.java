package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `DROP TABLE` of a table with rows that the plan did not put there.
final class KeepTables implements StatementRule {

  private static final String SUFFIX = "_deprecated";
  private static final Pattern PUT_AWAY =
      Pattern.compile("(?:^|.*_)(?:deprecated|old|obsolete|unused)(?:_.*)?");

  @Override
  public String id() {
    return "SW601";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(Drop.class)
        .filter(drop -> drop.kind() == ObjectKind.TABLE)
        .flatMap(drop -> drop.names().stream().filter(sight::isOld))
        .map(name -> finding(sight, name));
  }

  private Finding finding(Sight sight, Name name) {
    var hold = sight.hold(sight.qualified(name));
    var isEmpty = hold.size().bytes().equals(OptionalLong.of(0));
    var found =
        at(sight, isEmpty ? ofEmpty(hold) : ofFull(hold))
            .withEffort(hold.effort())
            .withObjects(List.of(hold.relation()))
            .withFollowUps(followUps(sight, name));
    return isEmpty ? found.withSeverity(Severity.WARNING) : found;
  }

  private static String ofEmpty(Hold hold) {
    return "%s is dropped. It has no rows now; releases of the application that use it fail."
        .formatted(hold.shown());
  }

  private static String ofFull(Hold hold) {
    return ("%s is dropped with all its rows (%s), which only a backup brings back. Releases of the"
            + " application that still use it fail.")
        .formatted(hold.shown(), Sizes.of(hold));
  }

  // What still uses it fails then as well, but a second rename brings it back.
  private static List<FollowUp> followUps(Sight sight, Name name) {
    if (PUT_AWAY.matcher(name.name()).matches()
        || sight.relation(name).filter(Relation::isPartition).isPresent()) {
      return List.of();
    }
    return sight
        .phases()
        .transaction(
            "put away " + name.name(),
            "ALTER TABLE %s RENAME TO %s;"
                .formatted(Sql.name(name), Sql.name(Sql.derived(name.name(), SUFFIX))))
        .files();
  }
}
