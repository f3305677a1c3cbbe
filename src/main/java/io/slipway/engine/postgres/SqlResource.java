package io.slipway.engine.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A query that is kept in a `.sql` file beside the class that sends it.
public final class SqlResource {

  private SqlResource() {}

  /// The text of a resource in the package of its reader.
  ///
  /// @throws IllegalArgumentException when the reader's package has no such resource
  public static String read(Class<?> reader, String name) {
    try (var stream = reader.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no resource " + name + " beside " + reader);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name + " cannot be read", e);
    }
  }
}
