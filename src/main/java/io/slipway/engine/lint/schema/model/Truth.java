package io.slipway.engine.lint.schema.model;

/// What is known of a yes-or-no question.
public enum Truth {
  YES,
  NO,
  UNKNOWN;

  public static Truth of(boolean yes) {
    return yes ? YES : NO;
  }

  /// Whether it is so for certain.
  public boolean isSure() {
    return this == YES;
  }

  /// Whether it may be so.
  public boolean isPossible() {
    return this != NO;
  }
}
