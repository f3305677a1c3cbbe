package io.slipway.engine.preflight;

/// The digest of the target's schema when the plan was made, and the digest of now.
///
/// @param expected the plan's base fingerprint
/// @param actual taken in the same way; see [io.slipway.engine.catalog.CatalogDigest]
public record Fingerprints(String expected, String actual) {}
