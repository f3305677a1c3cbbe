package io.slipway.engine.bundle;

/// A script holds a placeholder that has no value.
public final class PlaceholderException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final int line;

  PlaceholderException(String path, int line, String message) {
    super(path + ":" + line + ": " + message);
    this.path = path;
    this.line = line;
  }

  /// The script, below the bundle's root.
  public String path() {
    return path;
  }

  /// The one-based line of the script.
  public int line() {
    return line;
  }
}
