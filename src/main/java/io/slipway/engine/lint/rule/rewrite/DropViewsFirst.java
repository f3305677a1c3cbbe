package io.slipway.engine.lint.rule.rewrite;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.phased.Mentions;
import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.ViewQuery;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `ALTER COLUMN … TYPE` of a column that a view, a generated column or the partition key uses.
final class DropViewsFirst implements StatementRule {

  @Override
  public String id() {
    return "SW309";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return ChangedColumn.in(sight).flatMap(this::findings);
  }

  private Stream<Finding> findings(ChangedColumn changed) {
    return Stream.of(ofViews(changed), ofColumns(changed), ofKey(changed)).flatMap(it -> it);
  }

  private Stream<Finding> ofViews(ChangedColumn changed) {
    var views = changed.sight().schema().viewsOn(new ColumnName(changed.table(), changed.name()));
    if (views.isEmpty()) {
      return Stream.empty();
    }
    var names = views.stream().map(ViewQuery::view).toList();
    var isSure = views.stream().anyMatch(ViewQuery::exact);
    var finding =
        at(
                changed.sight(),
                "%s %s the column %s, so PostgreSQL refuses to change its type (SQLSTATE 0A000)."
                    .formatted(
                        Sql.shown(names),
                        isSure ? names.size() == 1 ? "uses" : "use" : "may use",
                        Sql.shown(changed.name())))
            .withObjects(objects(changed, names));
    return Stream.of(isSure ? finding : finding.withSeverity(Severity.WARNING));
  }

  private Stream<Finding> ofColumns(ChangedColumn changed) {
    var columns = changed.altered().relation().stream().flatMap(it -> computed(it, changed.name()));
    var names = columns.map(Sql::shown).collect(Collectors.joining(", "));
    return names.isEmpty()
        ? Stream.empty()
        : Stream.of(
            at(
                    changed.sight(),
                    "%s is generated from %s, so PostgreSQL refuses to change its type (SQLSTATE 0A000)."
                        .formatted(names, Sql.shown(changed.name())))
                .withAdvice(
                    "Drop the generated column, change the type, and add it again, or go by way of"
                        + " a new column.")
                .withObjects(objects(changed, List.of())));
  }

  private static Stream<String> computed(Relation table, String column) {
    return Mentions.generatedFrom(table, column);
  }

  private Stream<Finding> ofKey(ChangedColumn changed) {
    return changed.altered().relation().stream()
        .filter(it -> Mentions.isInPartitionKey(it, changed.name()))
        .map(
            _ ->
                at(
                        changed.sight(),
                        "%s is divided by %s, so PostgreSQL refuses to change its type (SQLSTATE 42P16)."
                            .formatted(Sql.shown(changed.table()), Sql.shown(changed.name())))
                    .withAdvice(
                        "Make a new partitioned table with the other type, and move the rows over.")
                    .withObjects(objects(changed, List.of())));
  }

  private static List<Name> objects(ChangedColumn changed, List<Name> others) {
    return Stream.concat(Stream.of(changed.table()), others.stream()).toList();
  }
}
