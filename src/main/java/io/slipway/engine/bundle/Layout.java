package io.slipway.engine.bundle;

/// Whose folder conventions a bundle follows.
public enum Layout {
  FLYWAY,
  PRISMA
}
