package io.slipway.engine.sql;

/// Bytes of SQL text, read strictly forward, with the position of the next one.
interface Source {

  /// What [#next()] and [#peek(int)] answer behind the last byte.
  int END = -1;

  /// Takes the next byte, from 0 to 255, or [#END].
  int next();

  /// A byte ahead without taking it, or [#END].
  ///
  /// @param distance 0 for the next byte
  int peek(int distance);

  default int peek() {
    return peek(0);
  }

  /// Whether the next bytes are these.
  boolean lookingAt(byte[] expected, int length);

  /// How many bytes of the script lie before the next one.
  long offset();

  /// The one-based line of the next byte.
  int line();

  /// The one-based column of the next byte, in characters.
  int column();
}
