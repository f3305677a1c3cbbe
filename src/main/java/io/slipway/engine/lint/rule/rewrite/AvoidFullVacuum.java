package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.MaintenanceForm.Cluster;
import io.slipway.engine.sql.form.MaintenanceForm.Vacuum;
import java.util.List;
import java.util.stream.Stream;

/// `VACUUM FULL`, `CLUSTER`, and `REPACK` without `CONCURRENTLY`.
final class AvoidFullVacuum implements StatementRule {

  @Override
  public String id() {
    return "SW314";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var vacuums =
        sight
            .form(Vacuum.class)
            .filter(Vacuum::full)
            .flatMap(vacuum -> findings(sight, vacuum.tables()));
    var clusters =
        sight
            .form(Cluster.class)
            .filter(cluster -> !cluster.concurrently())
            .flatMap(cluster -> findings(sight, cluster.table().stream().toList()));
    return Stream.concat(vacuums, clusters);
  }

  private Stream<Finding> findings(Sight sight, List<Name> tables) {
    if (tables.isEmpty()) {
      return Stream.of(
          at(
              sight,
              "One table after the other is written anew, and nobody can use the one whose turn it is."));
    }
    return tables.stream().filter(sight::isOld).map(table -> finding(sight, table));
  }

  private Finding finding(Sight sight, Name table) {
    var hold = sight.hold(sight.qualified(table));
    return at(
            sight,
            "%s gets new files with all rows and indexes. %s"
                .formatted(Sql.shown(hold.relation()), hold.sentence()))
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()));
  }
}
