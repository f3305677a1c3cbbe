package io.slipway.control.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.catalog.LedgerTable;
import io.slipway.engine.peer.Peer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A target's schema without its ledger, to be compared with the one that the ledger promises.
///
/// @param owner the role that applied the migrations: the ledger's owner, or without a ledger the
///     one that would make it
/// @param extensions the versions in which its server would make extensions
record TargetSchema(Catalog catalog, String owner, Map<String, String> extensions) {

  private static final String OWNER = "owner";
  private static final String EXTENSIONS =
      "SELECT name, default_version FROM pg_catalog.pg_available_extensions";

  TargetSchema {
    extensions = Map.copyOf(extensions);
  }

  static LedgerTable ledger(Peer peer) {
    return new LedgerTable(peer.ledgerTable().schema(), peer.ledgerTable().name());
  }

  static TargetSchema read(Connection target, Peer peer, String user) throws SQLException {
    var whole = CatalogReader.read(target);
    var ledger = ledger(peer);
    var owner = ledger.in(whole).flatMap(table -> table.attribute(OWNER));
    return new TargetSchema(
        ledger.leftOutOf(whole),
        owner.map(TargetSchema::unquoted).orElse(user),
        extensions(target));
  }

  private static Map<String, String> extensions(Connection target) throws SQLException {
    var versions = new HashMap<String, String>();
    try (var statement = target.createStatement();
        var rows = statement.executeQuery(EXTENSIONS)) {
      while (rows.next()) {
        versions.put(rows.getString(1), rows.getString(2));
      }
    }
    return versions;
  }

  private static String unquoted(String identifier) {
    return identifier.startsWith("\"")
        ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
        : identifier;
  }

  /// A digest that changes with everything that a migration can change.
  String fingerprint() {
    return catalog.digest().value();
  }

  /// How it differs from what it should be; empty when it does not.
  ///
  /// @param promised the schema that the ledger promises, without a ledger
  Optional<SchemaDifferences> drift(Catalog promised) {
    var comparison = CatalogComparison.of(promised, catalog);
    return comparison.isEmpty()
        ? Optional.empty()
        : Optional.of(SchemaDifferences.of(comparison.differences()));
  }
}
