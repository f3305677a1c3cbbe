package io.slipway.engine.schemadiff;

/// A state of a database as a [SchemaDiff] has read it; it holds no connection.
public sealed interface LoadedSchema permits CodeKeeperSchema {}
