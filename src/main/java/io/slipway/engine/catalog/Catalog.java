package io.slipway.engine.catalog;

import io.slipway.engine.postgres.ServerVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A database's schema at one moment.
public final class Catalog {

  private final ServerVersion server;
  private final List<CatalogObject> objects;
  private final Map<ObjectRef, CatalogObject> byRef;
  private final Map<ObjectRef, Address> addresses;

  /// @param server whose deparser wrote the definitions: texts of two major versions may differ
  ///     where the schemas do not
  public Catalog(ServerVersion server, Collection<CatalogObject> objects) {
    this(server, objects, Map.of());
  }

  Catalog(
      ServerVersion server, Collection<CatalogObject> objects, Map<ObjectRef, Address> addresses) {
    this.server = server;
    this.addresses = Collections.unmodifiableMap(addresses);
    this.objects = objects.stream().sorted(Comparator.comparing(CatalogObject::ref)).toList();
    this.byRef = HashMap.newHashMap(objects.size());
    for (var object : objects) {
      if (byRef.put(object.ref(), object) != null) {
        throw new IllegalArgumentException("two objects are " + object.ref());
      }
    }
  }

  public ServerVersion server() {
    return server;
  }

  /// In the order of their kinds and identities.
  public List<CatalogObject> objects() {
    return objects;
  }

  public Optional<CatalogObject> find(ObjectRef ref) {
    return Optional.ofNullable(byRef.get(ref));
  }

  /// Where the objects were in the system catalogs when they were read; no part of the schema.
  public Map<ObjectRef, Address> addresses() {
    return addresses;
  }

  /// The same schema without some objects.
  public Catalog without(Predicate<CatalogObject> left) {
    return new Catalog(server, objects.stream().filter(left.negate()).toList(), addresses);
  }

  /// The same for equal schemas, whatever their OIDs, their order of creation and the settings of
  /// the session that read them.
  public CatalogDigest digest() {
    return CatalogDigest.of(objects);
  }
}
