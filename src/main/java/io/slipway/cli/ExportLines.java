package io.slipway.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The lines of an export as bytes, one at a time.
final class ExportLines {

  /// In bytes. An entry is a few hundred; what is longer is none, and must not fill the memory.
  static final int LONGEST = 64 * 1024 * 1024;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  ExportLines(InputStream in) {
    this.in = in;
  }

  /// The next line without its line break; empty at the end.
  ///
  /// @throws IllegalArgumentException when it is too long; the rest cannot be read then
  Optional<byte[]> next() throws IOException {
    line.reset();
    for (var read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
      }
      if (line.size() == LONGEST) {
        throw new IllegalArgumentException("it is longer than any entry");
      }
      line.write(read);
    }
    return Optional.of(line.toByteArray());
  }
}
