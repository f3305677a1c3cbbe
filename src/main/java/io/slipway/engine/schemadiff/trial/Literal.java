package io.slipway.engine.schemadiff.trial;

/// Writes texts as SQL literals.
public final class Literal {

  private Literal() {}

  /// Quotes a text so that PostgreSQL takes it as it is, whatever `standard_conforming_strings` is.
  public static String of(String text) {
    var quoted = "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
    return text.contains("\\") ? "E" + quoted : quoted;
  }

  /// Quotes a function's body between dollar signs with a word that the body does not hold.
  static String body(String text) {
    var tag = "$slipway$";
    for (var i = 1; text.contains(tag); i++) {
      tag = "$slipway" + i + "$";
    }
    return tag + text + tag;
  }
}
