package io.slipway.engine.sql.form;

import java.util.Optional;

/// A `SELECT`, `VALUES` or `TABLE`, with all that is nested in it.
///
/// @param text as it stands in the statement
/// @param changes whether a common table expression of it changes data
/// @param locking the strongest `FOR …` clause
/// @param limited whether a `LIMIT` or `FETCH FIRST` bounds it, or a query nested in it
/// @param offset whether an `OFFSET` skips rows of it, or of a query nested in it
public record Query(
    String text,
    References references,
    boolean changes,
    Optional<RowLock> locking,
    boolean limited,
    boolean offset) {

  /// What `FOR …` asks for, from the weakest to the strongest.
  public enum RowLock {
    KEY_SHARE,
    SHARE,
    NO_KEY_UPDATE,
    UPDATE
  }
}
