package io.slipway.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The lines of an export as bytes, one at a time.
final class ExportLines {

  /// In bytes. An entry is a few hundred; what is longer is none, and must not fill the memory.
  static final int LONGEST = 64 * 1024 * 1024;

  private static final int BLOCK = 64 * 1024;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int position;
  private int filled;

  ExportLines(InputStream in) {
    this.in = in;
  }

  /// The next line without its line break; empty at the end.
  ///
  /// @throws IllegalArgumentException when it is too long; the rest cannot be read then
  Optional<byte[]> next() throws IOException {
    line.reset();
    while (position < filled || fill()) {
      var end = endOfLine();
      line.write(block, position, end - position);
      position = end;
      if (end < filled) {
        position++;
        return Optional.of(line.toByteArray());
      }
      if (line.size() > LONGEST) {
        throw new IllegalArgumentException("it is longer than any entry");
      }
    }
    return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, in.read(block));
    return filled > 0;
  }

  private int endOfLine() {
    var end = position;
    while (end < filled && block[end] != '\n') {
      end++;
    }
    return end;
  }
}
