package io.slipway.engine.preflight;

import io.slipway.engine.catalog.Catalog;
import java.util.Optional;
import java.util.function.Supplier;

/// What is known of the schema that a plan was made on.
public sealed interface Base {

  /// Nothing.
  ///
  /// @param why in one sentence
  record Unknown(String why) implements Base {}

  /// Its digest.
  ///
  /// @param digest without the ledger, as [io.slipway.engine.catalog.CatalogDigest] has it
  /// @param begun whether an earlier attempt of the run has changed something since, so that a
  ///     difference says nothing
  /// @param schema the schema itself, when it was kept; asked for when something differs
  record Known(String digest, boolean begun, Supplier<Optional<Catalog>> schema) implements Base {}
}
