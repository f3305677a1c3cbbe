package io.slipway.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/// A body's bytes up to a limit; the first byte beyond it is an error.
final class LimitedBody extends ServletInputStream {

  private final ServletInputStream source;
  private final long limit;
  private long count;

  LimitedBody(ServletInputStream source, long limit) {
    this.source = source;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    var read = source.read();
    return counted(read, read < 0 ? 0 : 1);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    var read = source.read(buffer, offset, length);
    return counted(read, Math.max(0, read));
  }

  private int counted(int result, int bytes) throws IOException {
    count += bytes;
    if (count > limit) {
      throw new BodyTooLargeException(limit);
    }
    return result;
  }

  @Override
  public boolean isFinished() {
    return source.isFinished();
  }

  @Override
  public boolean isReady() {
    return source.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    source.setReadListener(listener);
  }
}
