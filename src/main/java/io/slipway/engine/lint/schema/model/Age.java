package io.slipway.engine.lint.schema.model;

/// Whether a relation was there before the plan, and what was put into one that was not.
///
/// @param isNew whether the plan made it
/// @param filled whether rows may have been put into it since
/// @param rows how many at least, as far as the statements say
/// @param counted whether that is all of them
public record Age(boolean isNew, boolean filled, long rows, boolean counted) {
  public static final Age OLD = new Age(false, true, 0, false);
  public static final Age NEW = new Age(true, false, 0, true);

  /// Some more rows.
  ///
  /// @param more how many; 0 when it is not said
  public Age plus(long more) {
    return isNew ? new Age(true, true, rows + more, counted && more > 0) : this;
  }
}
