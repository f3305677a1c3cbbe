package io.slipway.engine.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// A script's bytes through one buffer of constant size, checked to be UTF-8 without NUL.
final class ScriptSource implements Source {

  /// More than twice the longest look-ahead, the closing of a dollar quote.
  private static final int CAPACITY = 1 << 16;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream stream;
  private final byte[] buffer = new byte[CAPACITY];
  private int at;
  private int limit;
  private boolean exhausted;

  private long dropped;
  private int line = 1;
  private int charactersOnLine;
  private int continuationBytes;
  private long lastCarriageReturn = -1;

  /// Skips a leading byte order mark; offsets count it all the same.
  ScriptSource(InputStream stream) {
    this.stream = stream;
    if (lookingAt(BYTE_ORDER_MARK, BYTE_ORDER_MARK.length)) {
      at = BYTE_ORDER_MARK.length;
    }
  }

  @Override
  public int next() {
    if (at == limit && !fill(1)) {
      return END;
    }
    var b = buffer[at++];
    if (b >= ' ') {
      charactersOnLine++;
      return b;
    }
    return b < 0 ? beyondAscii(b & 0xFF) : control(b);
  }

  /// Takes the bytes of the next character.
  void nextCharacter() {
    do {
      next();
    } while (continuationBytes > 0);
  }

  @Override
  public int peek(int distance) {
    return at + distance < limit || fill(distance + 1) ? buffer[at + distance] & 0xFF : END;
  }

  @Override
  public boolean lookingAt(byte[] expected, int length) {
    if (limit - at < length && !fill(length)) {
      return false;
    }
    for (var i = 0; i < length; i++) {
      if (buffer[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long offset() {
    return dropped + at;
  }

  @Override
  public int line() {
    return line;
  }

  @Override
  public int column() {
    return charactersOnLine + 1;
  }

  private int control(byte b) {
    switch (b) {
      case 0 -> {
        at--;
        throw malformed("a NUL character");
      }
      case '\n' -> {
        if (offset() - 1 != lastCarriageReturn + 1 || lastCarriageReturn < 0) {
          line++;
        }
        charactersOnLine = 0;
      }
      case '\r' -> {
        lastCarriageReturn = offset() - 1;
        line++;
        charactersOnLine = 0;
      }
      default -> charactersOnLine++;
    }
    return b;
  }

  private int beyondAscii(int b) {
    if (continuationBytes > 0) {
      continuationBytes--;
      return b;
    }
    continuationBytes = Utf8.continuationBytes(b, peek(0), peek(1), peek(2));
    if (continuationBytes == Utf8.INVALID) {
      throw malformed("a byte that is not UTF-8 (0x%02X)".formatted(b));
    }
    charactersOnLine++;
    return b;
  }

  private MalformedScriptException malformed(String what) {
    return new MalformedScriptException(what, line, column());
  }

  /// Makes a number of unread bytes available, or answers that the script has fewer left.
  private boolean fill(int wanted) {
    if (at + wanted > CAPACITY) {
      System.arraycopy(buffer, at, buffer, 0, limit - at);
      dropped += at;
      limit -= at;
      at = 0;
    }
    while (limit - at < wanted && !exhausted) {
      var count = read();
      exhausted = count < 0;
      limit += Math.max(count, 0);
    }
    return limit - at >= wanted;
  }

  private int read() {
    try {
      return stream.read(buffer, limit, CAPACITY - limit);
    } catch (IOException e) {
      throw new UncheckedIOException("the script cannot be read", e);
    }
  }
}
