package io.slipway.engine.sql.grammar;

/// A text that the grammar does not accept.
final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int position;

  /// @param position one-based, in characters of the text; 0 when all of it is meant
  UnreadableException(String reason, int position) {
    super(reason);
    this.position = position;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  int position() {
    return position;
  }
}
