package io.slipway.control.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The first so many lines of a checkpoint file, one at a time.
final class CheckpointText implements Iterator<String>, AutoCloseable {

  private final BufferedReader reader;
  private long left;
  private @Nullable String line;

  private CheckpointText(BufferedReader reader, long lines) {
    this.reader = reader;
    this.left = lines;
    this.line = read();
  }

  static CheckpointText of(Path path, long lines) throws IOException {
    var bytes = Files.newInputStream(path);
    return new CheckpointText(
        new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8)), lines);
  }

  private @Nullable String read() {
    try {
      return left-- > 0 ? reader.readLine() : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasNext() {
    return line != null;
  }

  @Override
  public String next() {
    var result = line;
    if (result == null) {
      throw new NoSuchElementException();
    }
    line = read();
    return result;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
