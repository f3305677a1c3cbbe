package io.slipway.engine.catalog;

import io.slipway.engine.catalog.Queries.Question;
import io.slipway.engine.postgres.ServerVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Asks the query files of all kinds, and puts the objects together.
final class ObjectCollector {

  private final Connection connection;
  private final ServerVersion server;
  private final RoleRenaming roles;
  private final Queries queries;
  private final Set<Address> extensionMembers = new HashSet<>();
  private final Map<Address, AddressedObject> objects = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();

  ObjectCollector(
      Connection connection, ServerVersion server, RoleRenaming roles, Queries queries) {
    this.connection = connection;
    this.server = server;
    this.queries = queries;
    this.roles = roles;
  }

  Catalog collect() throws SQLException {
    var questions = new ArrayList<Question>();
    questions.add(new Question("extension_members.sql", this::addExtensionMembers));
    for (var kind : asked()) {
      questions.add(new Question(kind.queryFile(), rows -> add(kind, rows)));
    }
    for (var annotation : Annotation.values()) {
      if (isReadable(annotation)) {
        questions.add(new Question(annotation.queryFile(), this::annotate));
      }
    }
    // Behind the annotations, of which what came with an extension has its own.
    questions.add(new Question(ObjectKind.SUPPLIED.queryFile(), this::addSupplied));
    queries.ask(questions);
    return new Catalog(
        server,
        objects.values().stream()
            .map(object -> new CatalogObject(object.ref(), parent(object), object.attributes()))
            .toList(),
        addresses());
  }

  private Set<ObjectKind> asked() throws SQLException {
    var kinds = EnumSet.complementOf(EnumSet.of(ObjectKind.SUPPLIED));
    kinds.removeAll(queries.absent());
    return kinds;
  }

  // What was supplied is not the schema's to rename or to make anew.
  private Map<ObjectRef, Address> addresses() {
    var addresses = new HashMap<ObjectRef, Address>();
    objects.forEach((address, object) -> addresses.put(object.ref(), address));
    addresses.keySet().removeIf(ref -> ref.kind() == ObjectKind.SUPPLIED);
    return addresses;
  }

  private Optional<ObjectRef> parent(AddressedObject object) {
    return object.parent().map(objects::get).map(AddressedObject::ref);
  }

  private void addExtensionMembers(ResultSet rows) throws SQLException {
    while (rows.next()) {
      extensionMembers.add(new Address(rows.getLong(1), rows.getLong(2), 0));
    }
  }

  // What is part of a member, such as a table's constraint, is not always one itself.
  private void add(ObjectKind kind, ResultSet rows) throws SQLException {
    var columns = columns(rows);
    while (rows.next()) {
      var address = address(rows);
      var parent = parent(rows);
      if (!extensionMembers.contains(address.whole())
          && parent.filter(extensionMembers::contains).isEmpty()) {
        var ref = new ObjectRef(kind, roles.inText(rows.getString(4)));
        objects.put(address, new AddressedObject(address, ref, parent, attributes(rows, columns)));
      }
    }
  }

  private void addSupplied(ResultSet rows) throws SQLException {
    while (rows.next()) {
      var address = address(rows);
      var ref = new ObjectRef(ObjectKind.SUPPLIED, rows.getString(4));
      var parent = parent(rows);
      objects
          .computeIfAbsent(address, at -> new AddressedObject(at, ref, parent, new TreeMap<>()))
          .attributes()
          .put(shared(roles.inText(rows.getString(7))), rows.getString(8));
    }
  }

  private static List<String> columns(ResultSet rows) throws SQLException {
    var description = rows.getMetaData();
    var names = new ArrayList<String>();
    for (var i = 1; i <= description.getColumnCount(); i++) {
      names.add(description.getColumnLabel(i));
    }
    return names;
  }

  private static Address address(ResultSet rows) throws SQLException {
    return new Address(rows.getLong(1), rows.getLong(2), rows.getInt(3));
  }

  private static Optional<Address> parent(ResultSet rows) throws SQLException {
    var parentClass = rows.getLong(5);
    return rows.wasNull()
        ? Optional.empty()
        : Optional.of(new Address(parentClass, rows.getLong(6), 0));
  }

  private SortedMap<String, String> attributes(ResultSet rows, List<String> columns)
      throws SQLException {
    var attributes = new TreeMap<String, String>();
    for (var i = CatalogQuery.FIRST_ATTRIBUTE; i < columns.size(); i++) {
      var value = rows.getString(i + 1);
      if (value != null) {
        attributes.put(columns.get(i), shared(canonical(columns.get(i), value)));
      }
    }
    return attributes;
  }

  private String canonical(String attribute, String value) {
    return roles.inColumn(attribute, CanonicalExpression.of(attribute, value));
  }

  private boolean isReadable(Annotation annotation) throws SQLException {
    var column = annotation.needs();
    if (column.isEmpty()) {
      return true;
    }
    try (var query =
        connection.prepareStatement(
            """
            SELECT has_column_privilege(split_part(c, '.', 1), split_part(c, '.', 2), 'SELECT')
              FROM (SELECT ?::text) q (c)
            """)) {
      query.setString(1, column.get());
      try (var row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private void annotate(ResultSet rows) throws SQLException {
    while (rows.next()) {
      var object = objects.get(address(rows));
      if (object != null) {
        object.attributes().put(shared(roles.inText(rows.getString(4))), rows.getString(5));
      }
    }
  }

  // Most values are of few kinds, and there are hundreds of thousands of them.
  private String shared(String value) {
    return texts.computeIfAbsent(value, text -> text);
  }
}
