package io.slipway.engine.catalog;

import java.util.List;
import java.util.Optional;

/// How one object differs between two schemas.
public sealed interface CatalogDifference {

  ObjectRef ref();

  /// The second schema alone has it.
  record Added(CatalogObject object) implements CatalogDifference {
    @Override
    public ObjectRef ref() {
      return object.ref();
    }
  }

  /// The first schema alone has it.
  record Missing(CatalogObject object) implements CatalogDifference {
    @Override
    public ObjectRef ref() {
      return object.ref();
    }
  }

  /// Both have it, and not alike.
  ///
  /// @param attributes those that differ, by name
  record Changed(CatalogObject before, CatalogObject after, List<AttributeChange> attributes)
      implements CatalogDifference {

    public Changed {
      attributes = List.copyOf(attributes);
    }

    @Override
    public ObjectRef ref() {
      return after.ref();
    }
  }

  /// An attribute with both values; an empty one means that it is not set there.
  record AttributeChange(String name, Optional<String> before, Optional<String> after) {}
}
