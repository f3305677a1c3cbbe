package io.slipway.engine.sql;

import java.util.Arrays;

/// The delimiter of a dollar quote while it is read, and the way to where it stands again.
final class DollarTag {

  /// Bytes between the dollar signs. PostgreSQL has no limit; the look-ahead needs one.
  static final int LONGEST = 1_000;

  private byte[] delimiter = {'$', '$', 0, 0, 0, 0, 0, 0};
  private int length = 1;

  void clear() {
    length = 1;
  }

  /// Adds a byte of the tag; those of a tag that is too long are only counted.
  void add(int b) {
    if (length <= LONGEST) {
      set(length, b);
    }
    length++;
  }

  boolean isEmpty() {
    return length == 1;
  }

  boolean isTooLong() {
    return length - 1 > LONGEST;
  }

  /// The whole delimiter, with both dollar signs.
  byte[] delimiter() {
    set(length, '$');
    return Arrays.copyOf(delimiter, length + 1);
  }

  /// Reads on behind the closing delimiter; false when the text ends before.
  boolean skipBehind(Source source) {
    set(length, '$');
    while (source.peek() != '$' || !source.lookingAt(delimiter, length + 1)) {
      if (source.next() == Source.END) {
        return false;
      }
    }
    for (var i = 0; i <= length; i++) {
      source.next();
    }
    return true;
  }

  private void set(int index, int b) {
    if (index == delimiter.length) {
      delimiter = Arrays.copyOf(delimiter, 2 * index);
    }
    delimiter[index] = (byte) b;
  }
}
