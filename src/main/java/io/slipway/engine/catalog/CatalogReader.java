package io.slipway.engine.catalog;

import io.slipway.engine.postgres.ServerVersion;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads a database's schema, all of it as of one moment.
///
/// On a connection with an open transaction it sees what that transaction has done and leaves it as
/// it found it; otherwise it reads in a transaction of its own.
public final class CatalogReader {

  // Everything that changes how the server writes a definition: names are qualified because
  // nothing but pg_catalog is on the path.
  private static final String SETTINGS =
      """
      SET LOCAL search_path = '';
      SET LOCAL quote_all_identifiers = off;
      SET LOCAL DateStyle = 'ISO, YMD';
      SET LOCAL IntervalStyle = 'postgres';
      SET LOCAL TimeZone = 'UTC';
      SET LOCAL extra_float_digits = 1;
      SET LOCAL bytea_output = 'hex';
      SET LOCAL xmlbinary = 'base64';
      SET LOCAL lc_monetary = 'C';
      SET LOCAL jit = off
      """;

  private static final String BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;\n";

  /// Which object a row is about, as the system catalogs address it.
  private record Address(long classId, long objectId, int subId) {
    Address whole() {
      return subId == 0 ? this : new Address(classId, objectId, 0);
    }
  }

  /// An object whose parent is still an address.
  private record Row(
      Address address,
      ObjectRef ref,
      Optional<Address> parent,
      TreeMap<String, String> attributes) {}

  private final Connection connection;
  private final ServerVersion server;
  private final RoleRenaming roles;
  private final Map<String, String> texts = new HashMap<>();

  private CatalogReader(Connection connection, RoleNames roles) throws SQLException {
    this.connection = connection;
    this.server = ServerVersion.of(connection);
    this.roles = RoleRenaming.of(roles, connection);
  }

  /// Reads the schema of the database that the connection is to.
  public static Catalog read(Connection connection) throws SQLException {
    return read(connection, RoleNames.asTheyAre());
  }

  /// Reads the schema of the database that the connection is to, with other names for its roles.
  public static Catalog read(Connection connection, RoleNames roles) throws SQLException {
    var reader = new CatalogReader(connection, roles);
    return connection.getAutoCommit() ? reader.alone() : reader.inside();
  }

  private Catalog alone() throws SQLException {
    execute(BEGIN + SETTINGS);
    try {
      return catalog();
    } finally {
      execute("ROLLBACK");
    }
  }

  private Catalog inside() throws SQLException {
    var savepoint = connection.setSavepoint();
    execute(SETTINGS);
    try {
      return catalog();
    } finally {
      connection.rollback(savepoint);
      connection.releaseSavepoint(savepoint);
    }
  }

  private Catalog catalog() throws SQLException {
    var extensionMembers = extensionMembers();
    var rows = new TreeMap<ObjectRef, Row>();
    var byAddress = new HashMap<Address, Row>();
    for (var kind : ObjectKind.values()) {
      for (var row : rows(kind)) {
        if (!extensionMembers.contains(row.address().whole())) {
          rows.put(row.ref(), row);
          byAddress.put(row.address(), row);
        }
      }
    }
    for (var annotation : Annotation.values()) {
      if (isReadable(annotation)) {
        annotate(annotation, byAddress);
      }
    }
    return new Catalog(
        server,
        rows.values().stream()
            .map(row -> new CatalogObject(row.ref(), parent(row, byAddress), row.attributes()))
            .toList());
  }

  private static Optional<ObjectRef> parent(Row row, Map<Address, Row> byAddress) {
    return row.parent().map(byAddress::get).map(Row::ref);
  }

  private Set<Address> extensionMembers() throws SQLException {
    var members = new HashSet<Address>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(CatalogQuery.text("extension_members.sql", server))) {
      while (rows.next()) {
        members.add(new Address(rows.getLong(1), rows.getLong(2), 0));
      }
    }
    return members;
  }

  private List<Row> rows(ObjectKind kind) throws SQLException {
    var result = new ArrayList<Row>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(CatalogQuery.text(kind.queryFile(), server))) {
      var columns = columns(rows);
      while (rows.next()) {
        result.add(row(kind, rows, columns));
      }
    }
    return result;
  }

  private static List<String> columns(ResultSet rows) throws SQLException {
    var names = new String[rows.getMetaData().getColumnCount()];
    for (var i = 0; i < names.length; i++) {
      names[i] = rows.getMetaData().getColumnLabel(i + 1);
    }
    return Arrays.asList(names);
  }

  private Row row(ObjectKind kind, ResultSet rows, List<String> columns) throws SQLException {
    var attributes = new TreeMap<String, String>();
    for (var i = CatalogQuery.FIRST_ATTRIBUTE; i < columns.size(); i++) {
      var value = rows.getString(i + 1);
      if (value != null) {
        attributes.put(columns.get(i), shared(roles.inColumn(columns.get(i), value)));
      }
    }
    var parentClass = rows.getLong(5);
    var parent =
        rows.wasNull()
            ? Optional.<Address>empty()
            : Optional.of(new Address(parentClass, rows.getLong(6), 0));
    return new Row(
        new Address(rows.getLong(1), rows.getLong(2), rows.getInt(3)),
        new ObjectRef(kind, roles.inText(rows.getString(4))),
        parent,
        attributes);
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

  private void annotate(Annotation annotation, Map<Address, Row> byAddress) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(CatalogQuery.text(annotation.queryFile(), server))) {
      while (rows.next()) {
        var row = byAddress.get(new Address(rows.getLong(1), rows.getLong(2), rows.getInt(3)));
        if (row != null) {
          row.attributes().put(shared(roles.inText(rows.getString(4))), rows.getString(5));
        }
      }
    }
  }

  // Most values are of few kinds, and there are hundreds of thousands of them.
  private String shared(String value) {
    return texts.computeIfAbsent(value, text -> text);
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
