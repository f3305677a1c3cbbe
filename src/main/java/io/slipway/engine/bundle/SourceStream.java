package io.slipway.engine.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Remembers whether the stream itself failed, so that a lost connection is not mistaken for a
/// broken archive.
final class SourceStream extends FilterInputStream {

  private @Nullable IOException failure;

  SourceStream(InputStream in) {
    super(in);
  }

  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
