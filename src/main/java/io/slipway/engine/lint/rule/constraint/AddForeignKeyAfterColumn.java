package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Constraint.Kind.Default;
import io.slipway.engine.sql.form.Constraint.Kind.ForeignKey;
import java.util.List;
import java.util.stream.Stream;

/// `ADD COLUMN … REFERENCES` on a table that others may be using.
final class AddForeignKeyAfterColumn implements StatementRule {

  @Override
  public String id() {
    return "SW212";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return AddedColumn.in(sight, ForeignKey.class).map(this::finding);
  }

  private Finding finding(AddedColumn<ForeignKey> added) {
    var sight = added.sight();
    var referenced = sight.qualified(added.kind().table());
    var isLooked = added.has(Default.class);
    var found =
        added
            .about(at(sight, isLooked ? looking(added) : brief(added)))
            .withObjects(List.of(added.table(), referenced));
    if (isLooked) {
      return found.withSeverity(Severity.ERROR);
    }
    return Bounded.is(sight) ? found.withSeverity(Severity.NOTE) : found;
  }

  private static String looking(AddedColumn<ForeignKey> added) {
    var table = Sql.shown(added.table());
    return "The default of the new column %s is looked up in %s for each row of %s (%s): until that is done, nobody can read or write %s, and who writes to %s waits too."
        .formatted(
            Sql.shown(added.column().name()),
            referenced(added),
            table,
            added.hold().extent(),
            table,
            referenced(added));
  }

  // Null refers to nothing, so that no row has to be looked at.
  private static String brief(AddedColumn<ForeignKey> added) {
    return "No row is looked at, but %s is locked against everybody and %s against writers at once, and whoever comes while the second lock is waited for waits as well."
        .formatted(Sql.shown(added.table()), referenced(added));
  }

  private static String referenced(AddedColumn<ForeignKey> added) {
    return Sql.shown(added.sight().qualified(added.kind().table()));
  }
}
