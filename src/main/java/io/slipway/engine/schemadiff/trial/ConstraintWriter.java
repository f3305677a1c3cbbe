package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import java.util.List;
import java.util.Optional;

/// Writes constraints of tables.
///
/// @param from the schema as it is
record ConstraintWriter(Catalog from) implements Writer {

  private static final String NOT_NULL = "NOT NULL ";

  @Override
  public List<Action> create(CatalogObject constraint) {
    if (constraint.attribute("inherited").filter("true"::equals).isPresent()
        || comesWithItsColumn(constraint)) {
      return List.of();
    }
    var text =
        new StringBuilder("ALTER TABLE ")
            .append(Name.table(constraint.ref()))
            .append(" ADD CONSTRAINT ")
            .append(Name.onTable(constraint.ref()))
            .append(' ')
            .append(constraint.attribute("definition").orElseThrow());
    constraint.attribute("no_inherit").ifPresent(_ -> text.append(" NO INHERIT"));
    constraint
        .attribute("deferrable")
        .ifPresent(
            value ->
                text.append(
                    value.equals("initially deferred")
                        ? " DEFERRABLE INITIALLY DEFERRED"
                        : " DEFERRABLE"));
    constraint.attribute("not_valid").ifPresent(_ -> text.append(" NOT VALID"));
    constraint.attribute("not_enforced").ifPresent(_ -> text.append(" NOT ENFORCED"));
    return List.of(Action.of("%s", text.toString()));
  }

  // A column that is made anew has its NOT NULL from the start.
  private boolean comesWithItsColumn(CatalogObject constraint) {
    var definition = constraint.attribute("definition").orElse("");
    if (!definition.startsWith(NOT_NULL)) {
      return false;
    }
    var column = Name.table(constraint.ref()) + "." + definition.substring(NOT_NULL.length());
    return from.find(new ObjectRef(ObjectKind.COLUMN, column)).isEmpty();
  }

  @Override
  public List<Action> drop(CatalogObject constraint) {
    return List.of(
        Action.of(
            "ALTER TABLE %s DROP CONSTRAINT %s",
            Name.table(constraint.ref()), Name.onTable(constraint.ref())));
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    var validated =
        changes.size() == 1
            && changes.getFirst().name().equals("not_valid")
            && changes.getFirst().after().isEmpty();
    return validated
        ? Optional.of(
            List.of(
                Action.of(
                    "ALTER TABLE %s VALIDATE CONSTRAINT %s",
                    Name.table(after.ref()), Name.onTable(after.ref()))))
        : Optional.empty();
  }
}
