package io.slipway.engine.bundle;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/// A stream that refuses to give more than so many bytes.
final class BoundedStream extends FilterInputStream {

  private final long bound;
  private final Supplier<? extends RuntimeException> refusal;
  private long count;

  BoundedStream(InputStream in, long bound, Supplier<? extends RuntimeException> refusal) {
    super(in);
    this.bound = bound;
    this.refusal = refusal;
  }

  @Override
  public int read() throws IOException {
    var single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    var read = super.read(buffer, offset, length);
    counted(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    var skipped = super.skip(wanted);
    counted(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void counted(long more) {
    count += more;
    if (count > bound) {
      throw refusal.get();
    }
  }
}
