package io.slipway.engine.sql;

/// A half-open range of bytes in a script's UTF-8 text.
public record ByteRange(long start, long end) {

  public ByteRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("not a range: " + start + " to " + end);
    }
  }

  public long length() {
    return end - start;
  }
}
