package io.slipway.control.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogComparison;
import io.slipway.engine.catalog.CatalogObject;
import java.util.Optional;
import java.util.TreeMap;

/// Compares a target's schema with the one that its ledger promises.
///
/// @param ledger left out of both
/// @param scratchUser who owns what the replay made
/// @param targetUser who would own it on the target
record Drift(LedgerTable ledger, String scratchUser, String targetUser) {

  private static final String OWNER = "owner";

  Catalog withoutLedger(Catalog catalog) {
    return new Catalog(
        catalog.server(),
        catalog.objects().stream().filter(object -> !ledger.holds(object, catalog)).toList());
  }

  /// How the target differs; empty when it does not.
  Optional<SchemaDifferences> between(Catalog promised, Catalog actual) {
    var renamed = renamed(withoutLedger(promised));
    var comparison = CatalogComparison.of(renamed, actual);
    return comparison.isEmpty()
        ? Optional.empty()
        : Optional.of(SchemaDifferences.of(comparison.differences()));
  }

  private Catalog renamed(Catalog catalog) {
    return scratchUser.equals(targetUser)
        ? catalog
        : new Catalog(catalog.server(), catalog.objects().stream().map(this::renamed).toList());
  }

  private CatalogObject renamed(CatalogObject object) {
    var attributes = new TreeMap<>(object.attributes());
    attributes.replace(OWNER, scratchUser, targetUser);
    return new CatalogObject(object.ref(), object.parent(), attributes);
  }
}
