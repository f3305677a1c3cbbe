package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import java.util.List;
import java.util.Optional;

/// Writes the statements for objects of one kind.
interface Writer {

  /// Makes the object; nothing when it comes along with another.
  List<Action> create(CatalogObject object);

  /// Removes the object; nothing when it goes along with another.
  List<Action> drop(CatalogObject object);

  /// Changes attributes of its own; empty when the object must be made anew.
  Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes);
}
