package io.slipway.control.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.postgres.Identifiers;
import java.util.Optional;

/// The history table among the objects of a schema.
///
/// @param schema neither quoted nor folded, and so the name
record LedgerTable(String schema, String name) {

  static LedgerTable of(Peer peer) {
    var table = peer.ledgerTable();
    return new LedgerTable(table.schema(), table.name());
  }

  Optional<CatalogObject> in(Catalog catalog) {
    return catalog.objects().stream().filter(this::isTable).findFirst();
  }

  /// The same schema without the table.
  Catalog leftOutOf(Catalog catalog) {
    return new Catalog(
        catalog.server(),
        catalog.objects().stream().filter(object -> !holds(object, catalog)).toList());
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
