package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.ViewForm.RefreshMaterializedView;
import java.util.List;
import java.util.stream.Stream;

/// `REFRESH MATERIALIZED VIEW … WITH NO DATA` of a view that others may be reading.
final class KeepViewsFilled implements StatementRule {

  @Override
  public String id() {
    return "SW320";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(RefreshMaterializedView.class)
        .filter(refresh -> !refresh.withData() && sight.isOld(refresh.name()))
        .map(refresh -> finding(sight, refresh));
  }

  private Finding finding(Sight sight, RefreshMaterializedView refresh) {
    var hold = sight.hold(sight.qualified(refresh.name()));
    var message =
        "%s is emptied, and whoever reads it gets an error (SQLSTATE 55000) until it is refreshed again."
            .formatted(hold.shown());
    return at(sight, message).withEffort(hold.effort()).withObjects(List.of(hold.relation()));
  }
}
