package io.slipway.engine.postflight;

/// A question that the target must answer as expected.
///
/// @param sql one statement that gives one value
/// @param expect that value as PostgreSQL writes it
public record Query(String name, String sql, String expect) {}
