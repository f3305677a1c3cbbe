package io.slipway.engine.sql;

import java.util.Arrays;

/// Where a script's lines begin, to say of any byte of it on which line and in which column it is.
///
/// Lines and columns are those of [ScriptPosition]; a leading byte order mark is no character.
public final class ScriptLines {

  private static final int BYTE_ORDER_MARK = 3;
  private static final int FIRST_GUESS = 64;

  private final byte[] utf8;
  private int[] starts = new int[FIRST_GUESS];
  private int count;

  private ScriptLines(byte[] utf8) {
    this.utf8 = utf8;
    add(startsWithByteOrderMark(utf8) ? BYTE_ORDER_MARK : 0);
    for (var i = 0; i < utf8.length; i++) {
      if (utf8[i] == '\n' || utf8[i] == '\r' && !(i + 1 < utf8.length && utf8[i + 1] == '\n')) {
        add(i + 1);
      }
    }
  }

  static ScriptLines of(byte[] utf8) {
    return new ScriptLines(utf8);
  }

  /// @param offset in bytes from the script's beginning; the one behind its last byte is its end
  public ScriptPosition at(long offset) {
    var at = Math.toIntExact(Math.min(offset, utf8.length));
    var found = Arrays.binarySearch(starts, 0, count, at);
    var line = Math.max(found >= 0 ? found : -found - 2, 0);
    var column = 1;
    for (var i = starts[line]; i < at; i++) {
      column += isContinuation(utf8[i]) ? 0 : 1;
    }
    return new ScriptPosition(line + 1, column);
  }

  private void add(int start) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
    }
    starts[count++] = start;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }

  private static boolean startsWithByteOrderMark(byte[] utf8) {
    return utf8.length >= BYTE_ORDER_MARK
        && utf8[0] == (byte) 0xEF
        && utf8[1] == (byte) 0xBB
        && utf8[2] == (byte) 0xBF;
  }
}
