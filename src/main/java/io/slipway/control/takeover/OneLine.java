package io.slipway.control.takeover;

/// What a text must be that goes into a ledger's row.
final class OneLine {

  /// Not blank, and neither control characters nor halves of surrogate pairs.
  static final String REGEX = "(?=.*\\S)[^\\p{Cntrl}\\p{Cs}]+";

  static final String MESSAGE = "must be one line of text without control characters";

  private OneLine() {}
}
