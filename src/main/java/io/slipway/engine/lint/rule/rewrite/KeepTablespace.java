package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.IndexForm.AlterIndex;
import io.slipway.engine.sql.form.IndexForm.IndexAction;
import io.slipway.engine.sql.form.TableAction.SetTablespace;
import io.slipway.engine.sql.form.TableForm.MoveAllInTablespace;
import java.util.List;
import java.util.stream.Stream;

/// `SET TABLESPACE` of a table, an index or all of them.
final class KeepTablespace implements StatementRule {

  private static final int REBUILDS_ELSEWHERE_SINCE = 14;

  @Override
  public String id() {
    return "SW313";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var tables =
        sight
            .oldActions(SetTablespace.class)
            .filter(altered -> !altered.effects(sight).rewritten().isEmpty())
            .map(altered -> table(sight, altered));
    var indexes =
        sight
            .form(AlterIndex.class)
            .filter(_ -> !sight.effects().rewritten().isEmpty())
            .filter(altered -> sight.isOld(altered.name()))
            .flatMap(altered -> index(sight, altered));
    var all = sight.form(MoveAllInTablespace.class).map(moved -> all(sight, moved));
    return Stream.of(tables, indexes, all).flatMap(findings -> findings);
  }

  private Finding table(Sight sight, Altered<SetTablespace> altered) {
    var hold = sight.hold(altered.qualified());
    return at(
            sight,
            "All files of %s are copied to the tablespace %s. %s"
                .formatted(hold.shown(), Sql.shown(altered.action().tablespace()), hold.sentence()))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()));
  }

  private Stream<Finding> index(Sight sight, AlterIndex altered) {
    return altered.action() instanceof IndexAction.SetTablespace(var tablespace)
        ? Stream.of(index(sight, altered, tablespace))
        : Stream.empty();
  }

  private Finding index(Sight sight, AlterIndex altered, String tablespace) {
    var hold = sight.hold(sight.qualified(altered.name()));
    return at(
            sight,
            "The index %s is copied to the tablespace %s, and no query that may use it goes on meanwhile. %s"
                .formatted(hold.shown(), Sql.shown(tablespace), hold.sentence()))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(rebuilt(sight, altered, tablespace));
  }

  private static List<FollowUp> rebuilt(Sight sight, AlterIndex altered, String tablespace) {
    return sight.major() < REBUILDS_ELSEWHERE_SINCE
        ? List.of()
        : sight
            .phases()
            .alone(
                "move " + altered.name().name(),
                "REINDEX (TABLESPACE %s) INDEX CONCURRENTLY %s;"
                    .formatted(Sql.name(tablespace), Sql.name(altered.name())))
            .files();
  }

  private Finding all(Sight sight, MoveAllInTablespace moved) {
    return at(
        sight,
        "Every %s in the tablespace %s is copied to %s, and nobody can use one of them until it is done."
            .formatted(
                moved.what().toLowerCase(java.util.Locale.ROOT),
                Sql.shown(moved.from()),
                Sql.shown(moved.to())));
  }
}
