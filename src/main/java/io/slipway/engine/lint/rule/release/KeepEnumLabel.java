package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Batches;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeForm.AlterType;
import io.slipway.engine.sql.form.TypeForm.CreateEnum;
import io.slipway.engine.sql.form.TypeForm.TypeAction.RenameValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `ALTER TYPE … RENAME VALUE`.
final class KeepEnumLabel implements StatementRule {

  @Override
  public String id() {
    return "SW504";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(AlterType.class)
        .filter(altered -> !isOfPlan(sight, altered.name()))
        .flatMap(
            altered ->
                altered.actions().stream()
                    .filter(RenameValue.class::isInstance)
                    .map(RenameValue.class::cast)
                    .map(renamed -> finding(sight, altered.name(), renamed)));
  }

  private static boolean isOfPlan(Sight sight, Name type) {
    return sight.setting().earlier().stream()
        .map(Passed::form)
        .anyMatch(form -> form instanceof CreateEnum created && created.name().equals(type));
  }

  private Finding finding(Sight sight, Name type, RenameValue renamed) {
    return at(
            sight,
            "From the commit on, %s has no value %s any more but %s: queries with the old one fail, and those with the new one fail until then."
                .formatted(Sql.shown(type), Sql.literal(renamed.from()), Sql.literal(renamed.to())))
        .withObjects(List.of(type))
        .withFollowUps(followUps(sight, type, renamed));
  }

  // The old value stays: PostgreSQL cannot take one away.
  private static List<FollowUp> followUps(Sight sight, Name type, RenameValue renamed) {
    var columns = columns(sight, type);
    var changes = new ArrayList<String>();
    for (var column : columns) {
      change(sight, column, renamed).ifPresent(changes::add);
    }
    if (columns.isEmpty() || changes.size() < columns.size() || sight.setting().isNested()) {
      return List.of();
    }
    var phases =
        sight
            .phases()
            .saying("Run it now, and let releases read both values.")
            .transaction(
                "add " + renamed.to(),
                "ALTER TYPE %s ADD VALUE IF NOT EXISTS %s AFTER %s;"
                    .formatted(
                        Sql.name(type), Sql.literal(renamed.to()), Sql.literal(renamed.from())));
    for (var i = 0; i < columns.size(); i++) {
      phases
          .saying(
              "Run it when all releases read both values and none writes %s any more."
                  .formatted(Sql.literal(renamed.from())))
          .alone(
              "change " + columns.get(i).relation().name() + " " + columns.get(i).column(),
              changes.get(i));
    }
    return phases.files();
  }

  private static List<ColumnName> columns(Sight sight, Name type) {
    return sight.schema().resolveType(type).found().map(UserType::name).stream()
        .flatMap(
            it ->
                sight.schema().columnsOfType(it).stream()
                    .filter(column -> holds(sight, column, it)))
        .toList();
  }

  // Not in an array, a domain or a composite value, and not in a partition, whose parent has it.
  private static boolean holds(Sight sight, ColumnName column, Name type) {
    return sight.schema().relation(column.relation()).stream()
        .filter(it -> it.kind().isTable() && !it.isPartition())
        .flatMap(it -> it.column(column.column()).stream())
        .anyMatch(it -> it.type().name().equals(type) && it.type().dimensions() == 0);
  }

  private static Optional<String> change(Sight sight, ColumnName column, RenameValue renamed) {
    var name = Sql.name(column.column());
    return Batches.update(
        sight,
        column.relation(),
        "%s = %s".formatted(name, Sql.literal(renamed.to())),
        Optional.of("%s = %s".formatted(name, Sql.literal(renamed.from()))));
  }
}
