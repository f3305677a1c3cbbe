package io.slipway.control.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.peer.Peer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// A target's schema without its ledger, to be compared with the one that the ledger promises.
///
/// @param owner the role that applied the migrations: the ledger's owner, or without a ledger the
///     one that would make it
record TargetSchema(Catalog catalog, String owner) {

  private static final String OWNER = "owner";

  static TargetSchema read(Connection target, Peer peer, String user) throws SQLException {
    var whole = CatalogReader.read(target);
    var ledger = LedgerTable.of(peer);
    var owner = ledger.in(whole).flatMap(table -> table.attribute(OWNER));
    return new TargetSchema(
        ledger.leftOutOf(whole), owner.map(TargetSchema::unquoted).orElse(user));
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
