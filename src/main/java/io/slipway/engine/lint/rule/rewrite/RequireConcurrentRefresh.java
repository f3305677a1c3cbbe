package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.form.ViewForm.RefreshMaterializedView;
import java.util.List;
import java.util.stream.Stream;

/// `REFRESH MATERIALIZED VIEW` without `CONCURRENTLY`, or with it where that is refused.
final class RequireConcurrentRefresh implements StatementRule {

  @Override
  public String id() {
    return "SW317";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(RefreshMaterializedView.class)
        .filter(refresh -> refresh.withData() && sight.isOld(refresh.name()))
        .flatMap(refresh -> finding(sight, refresh));
  }

  private Stream<Finding> finding(Sight sight, RefreshMaterializedView refresh) {
    if (refresh.concurrently()) {
      return sight.relation(refresh.name()).stream()
          .filter(view -> !hasKey(sight, view))
          .map(view -> refused(sight, view));
    }
    var hold = sight.hold(sight.qualified(refresh.name()));
    var message =
        "The query of %s runs while nobody can read it. %s"
            .formatted(hold.shown(), hold.sentence());
    return Stream.of(
        at(sight, message)
            .withEffort(hold.effort())
            .withObjects(List.of(hold.relation()))
            .withFollowUps(concurrently(sight, refresh)));
  }

  private Finding refused(Sight sight, Relation view) {
    return at(
            sight,
            "%s has no unique index on columns for all rows, without which PostgreSQL refuses to refresh it concurrently (SQLSTATE 55000)."
                .formatted(Sql.shown(view.name())))
        .withObjects(List.of(view.name()));
  }

  private static List<FollowUp> concurrently(Sight sight, RefreshMaterializedView refresh) {
    var isPossible = sight.relation(refresh.name()).filter(view -> hasKey(sight, view)).isPresent();
    return isPossible
        ? sight
            .phases()
            .transaction(
                "refresh " + refresh.name().name(),
                "REFRESH MATERIALIZED VIEW CONCURRENTLY %s;".formatted(Sql.name(refresh.name())))
            .files()
        : List.of();
  }

  private static boolean hasKey(Sight sight, Relation view) {
    return sight.schema().indexes(view.name()).stream().anyMatch(RequireConcurrentRefresh::isKey);
  }

  private static boolean isKey(TableIndex index) {
    return index.properties().unique()
        && index.properties().valid()
        && index.predicate().isEmpty()
        && index.elements().stream().allMatch(element -> element.column().isPresent());
  }
}
