package io.slipway.engine.catalog;

import io.slipway.engine.postgres.Identifiers;
import java.util.Optional;

/// A history table among the objects of a schema. It changes with each run and is no part of what
/// migrations make.
///
/// @param schema neither quoted nor folded, and so the name
public record LedgerTable(String schema, String name) {

  public Optional<CatalogObject> in(Catalog catalog) {
    return catalog.objects().stream().filter(this::isTable).findFirst();
  }

  /// The same schema without the table.
  public Catalog leftOutOf(Catalog catalog) {
    return catalog.without(object -> holds(object, catalog));
  }

  // Its indexes and constraints go with it.
  private boolean holds(CatalogObject object, Catalog catalog) {
    return isTable(object)
        || parent(object, catalog).filter(one -> holds(one, catalog)).isPresent();
  }

  private static Optional<CatalogObject> parent(CatalogObject object, Catalog catalog) {
    return object.parent().flatMap(catalog::find);
  }

  // A catalog quotes a name only where it must be.
  private boolean isTable(CatalogObject object) {
    return object.ref().kind() == ObjectKind.TABLE
        && (spelled(object, schema, name)
            || spelled(object, Identifiers.quote(schema), name)
            || spelled(object, schema, Identifiers.quote(name))
            || spelled(object, Identifiers.quote(schema), Identifiers.quote(name)));
  }

  private static boolean spelled(CatalogObject object, String schema, String name) {
    return object.ref().identity().equals(schema + "." + name);
  }
}
