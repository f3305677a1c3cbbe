package io.slipway.engine.postgres;

/// The one place where a name becomes part of SQL text, or is found in it.
public final class Identifiers {

  /// A regular expression for one name as a statement writes it, quoted or not.
  public static final String PATTERN = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";

  private Identifiers() {}

  /// Quotes a name so that PostgreSQL takes it literally, whatever it contains.
  ///
  /// @throws IllegalArgumentException when the name is empty or holds a NUL, which no identifier
  ///     can
  public static String quote(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not a PostgreSQL identifier: '" + name + "'");
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /// Quotes a schema-qualified name.
  public static String quote(String schema, String name) {
    return quote(schema) + "." + quote(name);
  }
}
