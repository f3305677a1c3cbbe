package io.slipway.engine.ledger;

import java.util.Optional;

/// Something that Flyway's `validate` objects to.
///
/// @param message in Flyway's words
/// @param migration what it is about; empty when it is the history as a whole
public record FlywayError(
    FlywayErrorCode code, String message, Optional<MigrationInfo> migration) {}
