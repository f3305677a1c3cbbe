package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import java.util.List;
import java.util.Optional;

/// Writes the attributes of composite types.
final class AttributeWriter implements Writer {

  @Override
  public List<Action> create(CatalogObject attribute) {
    return List.of(
        alteration(attribute, "ADD ATTRIBUTE " + name(attribute) + " " + type(attribute)));
  }

  @Override
  public List<Action> drop(CatalogObject attribute) {
    return List.of(alteration(attribute, "DROP ATTRIBUTE " + name(attribute)));
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    return Optional.of(
        List.of(alteration(after, "ALTER ATTRIBUTE " + name(after) + " TYPE " + type(after))));
  }

  private static Action alteration(CatalogObject attribute, String clause) {
    var type = Name.of(attribute.ref().identity()).qualifier();
    return Action.of("ALTER TYPE %s %s CASCADE", type, clause);
  }

  private static String name(CatalogObject attribute) {
    return Name.of(attribute.ref().identity()).last();
  }

  /// The type as `CREATE TYPE` has it.
  static String type(CatalogObject attribute) {
    return attribute.attribute("type").orElseThrow()
        + attribute.attribute("collation").map(c -> " COLLATE " + c).orElse("");
  }
}
