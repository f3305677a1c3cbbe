package io.slipway.engine.bundle;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/// A script's bytes as text.
final class ScriptText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private ScriptText() {}

  /// Decodes strictly; a byte-order mark stays, unless the charset itself takes it.
  ///
  /// Without a replacement character nothing was replaced: scripts of 100 MB need not be decoded
  /// into a buffer of their own.
  static String decode(byte[] content, Charset charset) throws UndecodableScriptException {
    var text = new String(content, charset);
    return text.indexOf(REPLACEMENT) < 0 ? text : decodeStrictly(content, charset);
  }

  private static String decodeStrictly(byte[] content, Charset charset)
      throws UndecodableScriptException {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(content);
    var out =
        CharBuffer.allocate((int) Math.ceil(content.length * (double) decoder.maxCharsPerByte()));
    var result = decoder.decode(in, out, true);
    if (result.isError() || decoder.flush(out).isError()) {
      throw new UndecodableScriptException(charset, in.position());
    }
    return out.flip().toString();
  }

  static String withoutByteOrderMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }
}
