package io.slipway.engine.schemadiff;

/// A table by its schema and name, taken literally.
public record TableName(String schema, String name) {}
