package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.Address;
import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import io.slipway.engine.postgres.SqlResource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Finds what must be taken away and made again because something below it changes.
final class Dependents {

  private static final String QUERY = SqlResource.read(Dependents.class, "dependents.sql");

  private final Connection connection;
  private final Map<Address, ObjectRef> refs = new HashMap<>();
  private final Map<ObjectRef, Address> addresses;

  /// @param catalog as the connection sees it
  Dependents(Connection connection, Catalog catalog) {
    this.connection = connection;
    this.addresses = catalog.addresses();
    addresses.forEach((ref, address) -> refs.put(address, ref));
  }

  /// The objects of some kinds that depend on any of these, which are not among them.
  Set<ObjectRef> of(Collection<ObjectRef> objects, Set<ObjectKind> kinds) throws SQLException {
    var found = new HashSet<ObjectRef>();
    var roots = objects.stream().map(addresses::get).filter(Objects::nonNull).toList();
    if (roots.isEmpty()) {
      return found;
    }
    try (var statement = connection.prepareStatement(QUERY)) {
      statement.setArray(1, connection.createArrayOf("oid", classes(roots)));
      statement.setArray(
          2, connection.createArrayOf("oid", roots.stream().map(Address::objectId).toArray()));
      statement.setArray(
          3, connection.createArrayOf("int4", roots.stream().map(Address::subId).toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var ref = refs.get(new Address(rows.getLong(1), rows.getLong(2), rows.getInt(3)));
          if (ref != null && kinds.contains(ref.kind()) && !objects.contains(ref)) {
            found.add(ref);
          }
        }
      }
    }
    return found;
  }

  private static Object[] classes(List<Address> roots) {
    return roots.stream().map(Address::classId).toArray();
  }
}
