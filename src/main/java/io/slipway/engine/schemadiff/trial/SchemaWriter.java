package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import java.util.List;
import java.util.Optional;

/// Writes schemas.
final class SchemaWriter implements Writer {

  @Override
  public List<Action> create(CatalogObject schema) {
    return List.of(Action.of("CREATE SCHEMA %s", schema.ref().identity()));
  }

  @Override
  public List<Action> drop(CatalogObject schema) {
    return List.of(Action.of("DROP SCHEMA %s", schema.ref().identity()));
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    return Optional.of(List.of());
  }
}
