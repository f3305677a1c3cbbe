package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.form.TableAction.RowSecurity;
import io.slipway.engine.sql.form.TableObjectForm.CreatePolicy;
import java.util.List;
import java.util.stream.Stream;

/// `ENABLE ROW LEVEL SECURITY` on a table without a policy, unless the same transaction makes one.
final class RequirePolicy implements StatementRule {

  @Override
  public String id() {
    return "SW512";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .oldActions(RowSecurity.class)
        .filter(
            altered ->
                altered.action().change().toUpperCase(java.util.Locale.ROOT).startsWith("ENABLE"))
        .filter(altered -> altered.relation().filter(it -> it.options().rowSecurity()).isEmpty())
        .filter(altered -> !hasPolicy(sight, altered))
        .map(altered -> finding(sight, altered));
  }

  private static boolean hasPolicy(Sight sight, Altered<RowSecurity> altered) {
    var table = altered.qualified();
    var made =
        Stream.concat(
            sight.setting().earlier().stream().map(passed -> passed.form()),
            sight.laterInTransaction());
    return altered.relation().map(Relation::name).stream()
            .anyMatch(name -> !sight.schema().policies(name).isEmpty())
        || made.anyMatch(
            form ->
                form instanceof CreatePolicy policy
                    && sight.qualified(policy.table()).equals(table));
  }

  private Finding finding(Sight sight, Altered<RowSecurity> altered) {
    var table = altered.qualified();
    return at(
            sight,
            "%s has no policy%s: from the commit on nobody but its owner sees or writes a row of it, and there is no error."
                .formatted(
                    Sql.shown(table), altered.relation().isPresent() ? "" : " that is known here"))
        .withObjects(List.of(table));
  }
}
