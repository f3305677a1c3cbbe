package io.slipway.control.project;

import java.util.Optional;

/// An ordered stage that migrations pass, such as dev, staging and production.
///
/// @param order a migration reaches lower ones first; no two environments share one
/// @param scratch where its plans are rehearsed; empty leaves it to Slipway
public record Environment(
    EnvironmentId id, DisplayName name, int order, Optional<ScratchPlace> scratch) {

  public static final int FIRST = 1;
  public static final int LAST = 1000;

  public Environment {
    if (order < FIRST || order > LAST) {
      throw new IllegalArgumentException(
          "an environment's order is %d to %d, not %d".formatted(FIRST, LAST, order));
    }
  }
}
