package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Constraint.Kind.ForeignKey;
import java.util.List;
import java.util.stream.Stream;

/// `ADD FOREIGN KEY` without `NOT VALID` on a table that others may be writing to.
final class RequireUnvalidatedForeignKey implements StatementRule {

  @Override
  public String id() {
    return "SW201";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return Added.in(sight, ForeignKey.class).filter(Added::reads).map(this::finding);
  }

  private Finding finding(Added<ForeignKey> added) {
    var sight = added.sight();
    var referenced = sight.hold(sight.qualified(added.kind().table()));
    var message = message(added.hold(), referenced, sight.isOld(added.kind().table()));
    return added
        .about(at(sight, message))
        .withObjects(List.of(added.table(), referenced.relation()))
        .withFollowUps(ForeignKeySteps.of(added, added.text()));
  }

  private static String message(Hold table, Hold referenced, boolean isUsed) {
    var isOther = !table.relation().equals(referenced.relation());
    var writers =
        isOther && isUsed ? table.shown() + " or to " + referenced.shown() : table.shown();
    return "All rows of %s (%s) are looked up in %s under a lock of mode SHARE ROW EXCLUSIVE%s: until that is done, everybody who writes to %s waits; readers never do."
        .formatted(
            table.shown(),
            table.extent(),
            isOther ? referenced.shown() : "the table itself",
            isOther && isUsed ? " on both" : "",
            writers);
  }
}
