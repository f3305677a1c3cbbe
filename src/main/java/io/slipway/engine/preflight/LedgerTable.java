package io.slipway.engine.preflight;

import io.slipway.engine.postgres.Identifiers;

/// Where the peer's history table is or will be.
public record LedgerTable(String schema, String name) {

  @Override
  public String toString() {
    return Identifiers.quote(schema, name);
  }
}
