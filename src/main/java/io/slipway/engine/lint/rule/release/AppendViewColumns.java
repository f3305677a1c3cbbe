package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.phased.SelectedColumns;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.ViewForm.CreateMaterializedView;
import io.slipway.engine.sql.form.ViewForm.CreateView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `CREATE OR REPLACE VIEW` that does more than append columns, and `DROP VIEW`.
final class AppendViewColumns implements StatementRule {

  @Override
  public String id() {
    return "SW511";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var replaced =
        sight
            .form(CreateView.class)
            .filter(CreateView::orReplace)
            .flatMap(view -> replaced(sight, view));
    var dropped =
        sight
            .form(Drop.class)
            .filter(
                drop ->
                    drop.kind() == ObjectKind.VIEW || drop.kind() == ObjectKind.MATERIALIZED_VIEW)
            .flatMap(drop -> drop.names().stream())
            .filter(sight::isOld)
            .map(name -> dropped(sight, name));
    return Stream.concat(replaced, dropped);
  }

  // A view that the plan made before fails in the same way.
  private Stream<Finding> replaced(Sight sight, CreateView view) {
    var before =
        sight.relation(view.name()).map(Relation::columns).map(it -> it.names()).orElse(List.of());
    var after =
        view.columns().isEmpty()
            ? SelectedColumns.of(view.query().text())
            : Optional.of(view.columns());
    if (before.isEmpty() || after.isEmpty() || isAppended(before, after.get())) {
      return Stream.empty();
    }
    var name = sight.qualified(view.name());
    return Stream.of(
        at(
                sight,
                "%s has the columns %s, and is replaced by one with %s: PostgreSQL lets columns be appended only (SQLSTATE 42P16)."
                    .formatted(Sql.shown(name), Sql.names(before), Sql.names(after.get())))
            .withObjects(List.of(name)));
  }

  private static boolean isAppended(List<String> before, List<String> after) {
    return after.size() >= before.size() && after.subList(0, before.size()).equals(before);
  }

  private Finding dropped(Sight sight, Name written) {
    var name = sight.qualified(written);
    var isMadeAnew = sight.laterInTransaction().anyMatch(form -> makes(form, written));
    return at(
            sight,
            isMadeAnew
                ? "%s is dropped and made again: the privileges that roles had on it are gone."
                    .formatted(Sql.shown(name))
                : "From the commit on there is no %s any more, and each query that reads it fails."
                    .formatted(Sql.shown(name)))
        .withSeverity(Severity.WARNING)
        .withAdvice(
            isMadeAnew
                ? "Grant them again in the same transaction."
                : "Drop it when no release and no report reads it any more.")
        .withObjects(List.of(name));
  }

  private static boolean makes(Form form, Name name) {
    return form instanceof CreateView view && view.name().equals(name)
        || form instanceof CreateMaterializedView made && made.name().equals(name);
  }
}
