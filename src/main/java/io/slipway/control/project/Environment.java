package io.slipway.control.project;

/// An ordered stage that migrations pass, such as dev, staging and production.
///
/// @param order a migration reaches lower ones first; no two environments share one
public record Environment(EnvironmentId id, DisplayName name, int order) {

  public static final int FIRST = 1;
  public static final int LAST = 1000;

  public Environment {
    if (order < FIRST || order > LAST) {
      throw new IllegalArgumentException(
          "an environment's order is %d to %d, not %d".formatted(FIRST, LAST, order));
    }
  }
}
