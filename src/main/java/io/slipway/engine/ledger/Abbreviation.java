package io.slipway.engine.ledger;

/// How Flyway shortens what does not fit its columns, in UTF-16 units as Java counts them.
final class Abbreviation {

  private static final String ELLIPSIS = "...";
  private static final int DESCRIPTION = 200;
  private static final int SCRIPT = 1000;

  private Abbreviation() {}

  /// Keeps the beginning.
  static String ofDescription(String text) {
    return text.length() <= DESCRIPTION
        ? text
        : text.substring(0, DESCRIPTION - ELLIPSIS.length()) + ELLIPSIS;
  }

  /// Drops three characters at the beginning, and what is beyond the column at the end.
  static String ofScript(String text) {
    return text.length() <= SCRIPT ? text : ELLIPSIS + text.substring(ELLIPSIS.length(), SCRIPT);
  }
}
