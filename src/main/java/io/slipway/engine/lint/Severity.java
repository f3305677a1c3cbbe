package io.slipway.engine.lint;

import java.util.Locale;

/// How grave a finding is, from the least to the most.
public enum Severity {
  /// Somebody may want to know.
  NOTE,
  /// Somebody should look at it.
  WARNING,
  /// The migration should not run as it is.
  ERROR;

  /// In lower case, as policies and reports write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
