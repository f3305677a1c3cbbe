package io.slipway.engine.rehearsal;

/// Data that is not as before once a step was applied and undone.
///
/// @param kind what of it
/// @param table schema-qualified and quoted
/// @param column quoted; empty when it is not about one column
/// @param evidence what was seen, or from what it was concluded, in one sentence
public record Loss(Kind kind, String table, String column, String evidence) {

  /// What is lost.
  public enum Kind {
    /// All rows, with their table.
    TABLE,
    /// All values of a column.
    COLUMN,
    /// Some values of a column.
    VALUES,
    /// Some rows.
    ROWS
  }

  static Loss ofTable(String table, String evidence) {
    return new Loss(Kind.TABLE, table, "", evidence);
  }

  static Loss ofColumn(String table, String column, String evidence) {
    return new Loss(Kind.COLUMN, table, column, evidence);
  }

  static Loss ofValues(String table, String column, String evidence) {
    return new Loss(Kind.VALUES, table, column, evidence);
  }

  static Loss ofRows(String table, String evidence) {
    return new Loss(Kind.ROWS, table, "", evidence);
  }
}
