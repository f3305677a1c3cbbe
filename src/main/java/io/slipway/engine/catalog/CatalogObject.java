package io.slipway.engine.catalog;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One object of a schema with all that a migration can change of it.
///
/// @param parent the object that it is part of and goes with: a column's table
/// @param attributes by name; what is not set, or as it is by default, is left out
public record CatalogObject(
    ObjectRef ref, Optional<ObjectRef> parent, SortedMap<String, String> attributes) {

  public CatalogObject {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  public Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
