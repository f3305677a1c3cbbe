package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.rule.phased.FilledColumn;
import io.slipway.engine.lint.rule.phased.NotNullPhases;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// `ADD COLUMN … NOT NULL` without anything that gives it a value.
final class RequireDefault implements StatementRule {

  private static final Set<String> SERIALS = Set.of("serial", "bigserial", "smallserial");

  @Override
  public String id() {
    return "SW505";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .oldActions(AddColumn.class)
        .filter(added -> !isThere(added))
        .filter(added -> isRequired(added.action().column()))
        .filter(added -> !hasValue(sight, added.action().column()))
        .map(added -> finding(sight, added));
  }

  private static boolean isThere(Altered<AddColumn> added) {
    var name = added.action().column().name();
    return added.action().ifNotExists() && OldColumns.find(added, name).isPresent();
  }

  private static boolean isRequired(Column column) {
    return kinds(column)
        .anyMatch(
            kind -> kind instanceof Kind.NotNull || kind instanceof Kind.Key key && key.primary());
  }

  private static Stream<Kind> kinds(Column column) {
    return column.constraints().stream().map(Constraint::kind);
  }

  private static boolean hasValue(Sight sight, Column column) {
    return SERIALS.contains(column.type().name().name())
        || kinds(column)
            .anyMatch(
                kind ->
                    kind instanceof Kind.Identity
                        || kind instanceof Kind.Generated
                        || kind instanceof Kind.Default(var value)
                            && !value.text().equalsIgnoreCase("null"))
        || sight
            .schema()
            .resolveType(column.type().name())
            .found()
            .filter(type -> type instanceof UserType.Domain domain && domain.value().isPresent())
            .isPresent();
  }

  private Finding finding(Sight sight, Altered<AddColumn> added) {
    var table = added.qualified();
    var column = Sql.shown(added.action().column().name());
    return at(
            sight,
            "No row of %s has a value for %s, so the statement fails when there is one (SQLSTATE 23502); in an empty table, each INSERT of a release that does not know %s fails from then on."
                .formatted(Sql.shown(table), column, column))
        .withObjects(List.of(table))
        .withFollowUps(followUps(sight, added));
  }

  // What the rows get, only people know.
  private static List<FollowUp> followUps(Sight sight, Altered<AddColumn> added) {
    var column = added.action().column();
    if (sight.setting().isNested()
        || !Sql.isWhole(column.type())
        || !kinds(column).allMatch(Kind.NotNull.class::isInstance)) {
      return List.of();
    }
    var phases =
        sight
            .phases()
            .saying(
                "Run it now. Then deploy a release that gives %s a value with each INSERT,"
                    .formatted(Sql.name(column.name())),
                "and fill the rows that are there, in batches.")
            .transaction(
                "add " + column.name(),
                FilledColumn.definition(column, Sql.name(added.table()), Sql.type(column.type())));
    NotNullPhases.add(phases, sight, added.table(), column.name());
    return phases.files();
  }
}
