package io.slipway.engine.postflight;

import io.slipway.engine.catalog.Catalog;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What the plan said of the target's schema behind its last step.
///
/// @param digest of the schema, the ledger left out; empty when it is unproven
/// @param reason how it is known, or why it is not
/// @param objects the indexes and foreign keys that the steps made in the rehearsal, as
///     [io.slipway.engine.catalog.ObjectRef] writes them
/// @param before the schema that the plan was made on, if it was kept; asked for when it matters
/// @param after the schema that it expected, if it was proved and kept; asked for when it matters
public record Promise(
    Optional<String> digest,
    String reason,
    Set<String> objects,
    Supplier<Optional<Catalog>> before,
    Supplier<Optional<Catalog>> after) {

  public Promise {
    objects = Set.copyOf(objects);
  }
}
