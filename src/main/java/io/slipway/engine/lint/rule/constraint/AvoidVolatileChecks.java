package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind.Check;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A check constraint whose outcome depends on when it is made, or by whom.
final class AvoidVolatileChecks implements StatementRule {

  // Stable ones, whose result is another one in another transaction or session.
  private static final Set<String> CHANGING =
      Set.of(
          "now",
          "transaction_timestamp",
          "statement_timestamp",
          "current_date",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp",
          "current_user",
          "session_user",
          "user",
          "current_role",
          "current_setting",
          "current_schema",
          "inet_client_addr",
          "pg_backend_pid");

  @Override
  public String id() {
    return "SW219";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return checks(sight).flatMap(check -> changing(sight, check).map(it -> finding(sight, it)));
  }

  private Finding finding(Sight sight, Name function) {
    return at(
        sight,
        "A check constraint calls %s, whose result changes: a row that passes today may break it tomorrow, and nobody looks again before a dump of the table is restored."
            .formatted(Sql.shown(function)));
  }

  private static Stream<Name> changing(Sight sight, Check check) {
    var functions = check.condition().references().functions();
    return functions.stream()
        .filter(
            it ->
                (isOwn(it) && CHANGING.contains(it.name()))
                    || sight.schema().isVolatile(calling(it)).isSure())
        .limit(1);
  }

  private static boolean isOwn(Name function) {
    return function.schema().isEmpty() || function.schema().equals("pg_catalog");
  }

  private static References calling(Name function) {
    return new References(Set.of(), Set.of(), Set.of(function), Set.of());
  }

  private static Stream<Check> checks(Sight sight) {
    var ofNew =
        sight
            .form(CreateTable.class)
            .flatMap(it -> Stream.concat(it.constraints().stream(), ofColumns(it.columns())));
    var added = sight.actions(AddConstraint.class).map(it -> it.action().constraint());
    var ofAdded =
        sight.actions(AddColumn.class).flatMap(it -> ofColumns(List.of(it.action().column())));
    return Stream.of(ofNew, added, ofAdded)
        .flatMap(it -> it)
        .map(Constraint::kind)
        .filter(Check.class::isInstance)
        .map(Check.class::cast);
  }

  private static Stream<Constraint> ofColumns(List<Column> columns) {
    return columns.stream().flatMap(it -> it.constraints().stream());
  }
}
