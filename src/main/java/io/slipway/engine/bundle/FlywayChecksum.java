package io.slipway.engine.bundle;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Flyway's checksum of a script: a CRC-32 over its lines in UTF-8, without what ends them.
///
/// So neither the kind of line end nor joining or splitting lines changes it, while blanks, case
/// and comments do. One byte-order mark at the very beginning does not count.
public final class FlywayChecksum {

  private FlywayChecksum() {}

  /// The checksum of a file's content.
  ///
  /// @throws UndecodableScriptException when the content is not text in this charset
  public static int of(byte[] content, Charset charset) throws UndecodableScriptException {
    return of(ScriptText.decode(content, charset));
  }

  /// The ends of lines are `\n`, `\r` and both together, exactly those of
  /// [java.io.BufferedReader#readLine].
  static int of(String text) {
    var bytes = ScriptText.withoutByteOrderMark(text).getBytes(StandardCharsets.UTF_8);
    var crc = new CRC32();
    var start = 0;
    for (var i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        crc.update(bytes, start, i - start);
        start = i + 1;
      }
    }
    crc.update(bytes, start, bytes.length - start);
    return (int) crc.getValue();
  }
}
