package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TypeForm.AlterType;
import io.slipway.engine.sql.form.TypeForm.TypeAction.DropAttribute;
import java.util.List;
import java.util.stream.Stream;

/// `DROP TYPE … CASCADE`, and the dropping of an attribute, with which go the columns that have it.
/// Without CASCADE, PostgreSQL drops no type that a column has.
final class KeepTypes implements StatementRule {

  @Override
  public String id() {
    return "SW608";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return Stream.concat(types(sight), attributes(sight));
  }

  private Stream<Finding> types(Sight sight) {
    return sight
        .form(Drop.class)
        .filter(drop -> drop.kind() == ObjectKind.TYPE || drop.kind() == ObjectKind.DOMAIN)
        .filter(Drop::cascade)
        .flatMap(drop -> drop.names().stream())
        .filter(name -> !new Made(sight).type(name) && !isAbsent(sight, name))
        .map(name -> ofType(sight, name));
  }

  private static boolean isAbsent(Sight sight, Name name) {
    return sight.schema().resolveType(name).isAbsent() && sight.schema().resolve(name).isAbsent();
  }

  private Finding ofType(Sight sight, Name name) {
    var type =
        sight.schema().resolveType(name).found().map(UserType::name).orElse(sight.qualified(name));
    var gone = Gone.of(sight, type::equals);
    if (!gone.isEmpty()) {
      return at(
              sight,
              "The type %s is dropped with all that has it: %s."
                  .formatted(Sql.shown(type), gone.shown()))
          .withObjects(List.of(type));
    }
    return sight.schema().isComplete()
        ? at(
                sight,
                "The type %s is dropped with CASCADE. No column is known to have it."
                    .formatted(Sql.shown(type)))
            .withSeverity(Severity.WARNING)
        : at(
            sight,
            "The type %s is dropped with CASCADE, and with it every column that has it."
                .formatted(Sql.shown(type)));
  }

  private Stream<Finding> attributes(Sight sight) {
    return sight
        .form(AlterType.class)
        .filter(alter -> !new Made(sight).type(alter.name()) && isUsed(sight, alter.name()))
        .flatMap(
            alter ->
                alter.actions().stream()
                    .filter(DropAttribute.class::isInstance)
                    .map(DropAttribute.class::cast)
                    .map(dropped -> ofAttribute(sight, alter.name(), dropped.name())));
  }

  private static boolean isUsed(Sight sight, Name name) {
    var type = sight.qualified(name);
    return !sight.schema().isComplete()
        || !sight.schema().columnsOfType(type).isEmpty()
        || !sight.schema().typedTables(type).isEmpty();
  }

  private Finding ofAttribute(Sight sight, Name type, String attribute) {
    return at(
            sight,
            ("The attribute %s of %s is dropped, and with it its values in every column and table"
                    + " of the type.")
                .formatted(Sql.shown(attribute), Sql.shown(type)))
        .withObjects(List.of(sight.qualified(type)));
  }
}
