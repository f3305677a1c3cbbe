package io.slipway.engine.sql;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A script of any size that is never held in memory: a beginning, one part over and over, an end.
final class GeneratedScript extends InputStream {

  private final byte[] beginning;
  private final byte[] part;
  private final byte[] end;
  private final long repetitions;
  private final long length;
  private long at;

  GeneratedScript(String beginning, String part, String end, long bytes) {
    this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
    this.part = part.getBytes(StandardCharsets.UTF_8);
    this.end = end.getBytes(StandardCharsets.UTF_8);
    this.repetitions = bytes / this.part.length;
    this.length = this.beginning.length + repetitions * this.part.length + this.end.length;
  }

  static GeneratedScript ofSmallStatements(long bytes) {
    return new GeneratedScript(
        "", "INSERT INTO items (id, name) VALUES (17, 'it''s a name; or two'); -- é\n", "", bytes);
  }

  static GeneratedScript ofOneInsert(long bytes) {
    return new GeneratedScript(
        "INSERT INTO items (id, name) VALUES (0, '')",
        ",\n  (17, 'it''s a name; or two')",
        ";",
        bytes);
  }

  static GeneratedScript ofOneCopy(long bytes) {
    return new GeneratedScript(
        "COPY items (id, name) FROM STDIN;\n", "17\tit's a name; or two\n", "\\.\n", bytes);
  }

  static GeneratedScript ofOneFunction(long bytes) {
    return new GeneratedScript(
        "DO $body$ BEGIN\n", "  PERFORM f('it''s a name; or two'); -- $$\n", "END $body$;", bytes);
  }

  long repetitions() {
    return repetitions;
  }

  long length() {
    return length;
  }

  @Override
  public int read() {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int count) {
    if (at == length) {
      return -1;
    }
    var read = 0;
    while (read < count && at < length) {
      read += copy(target, offset + read, count - read);
    }
    return read;
  }

  private int copy(byte[] target, int offset, int count) {
    var inParts = at - beginning.length;
    var behindParts = inParts - repetitions * part.length;
    if (inParts < 0) {
      return copy(beginning, at, target, offset, count);
    }
    return behindParts < 0
        ? copy(part, inParts % part.length, target, offset, count)
        : copy(end, behindParts, target, offset, count);
  }

  private int copy(byte[] source, long from, byte[] target, int offset, int count) {
    var copied = Math.min(count, source.length - (int) from);
    System.arraycopy(source, (int) from, target, offset, copied);
    at += copied;
    return copied;
  }
}
