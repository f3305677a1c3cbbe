package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.lint.schema.model.UserType.DomainConstraint;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import java.util.List;

/// A new column of a domain's base type, with the domain's checks as the table's own.
public record DomainChecks(Sight sight, Altered<AddColumn> added, UserType.Domain domain) {

  /// All phases; none where the domain or the column asks for more than checks.
  public List<FollowUp> files() {
    var asksForMore =
        domain.notNull()
            || domain.value().isPresent()
            || !FilledColumn.kinds(column()).allMatch(kind -> kind instanceof Kind.Nullable)
            || domain.constraints().stream().anyMatch(it -> it.expression().isEmpty())
            || sight.schema().resolveType(domain.base().name()).found().isPresent();
    if (asksForMore) {
      return List.of();
    }
    var phases =
        sight
            .phases()
            .transaction(
                "add " + column().name(),
                FilledColumn.definition(column(), table(), Sql.type(domain.base())));
    for (var check : domain.constraints()) {
      var altered = "ALTER TABLE " + table();
      phases
          .transaction(
              "add " + name(check),
              "%s ADD CONSTRAINT %s CHECK (%s) NOT VALID;"
                  .formatted(altered, Sql.name(name(check)), ofColumn(check)))
          .transaction(
              "validate " + name(check),
              "%s VALIDATE CONSTRAINT %s;".formatted(altered, Sql.name(name(check))));
    }
    return phases.files();
  }

  private Column column() {
    return added.action().column();
  }

  private String table() {
    return Sql.name(added.table());
  }

  private String name(DomainConstraint check) {
    return Sql.derived(added.table().name() + "_" + column().name() + "_" + check.name(), "");
  }

  private String ofColumn(DomainConstraint check) {
    return ColumnText.replace(
        check.expression().orElseThrow(), "value"::equals, _ -> Sql.name(column().name()));
  }
}
