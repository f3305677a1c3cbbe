package io.slipway.engine.sql;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/// Statements of others as they may be shown: without what their strings say, which may be secret.
public final class Redacted {

  private static final String LEFT_OUT = "'…'";

  private Redacted() {}

  /// A statement, or the beginning of one, with each string replaced by `'…'`.
  public static String of(String statement) {
    var utf8 = statement.getBytes(StandardCharsets.UTF_8);
    var lexer = new Lexer(new ScriptSource(new ByteArrayInputStream(utf8)));
    var shown = new StringBuilder();
    var from = 0;
    for (var kind = lexer.next(); kind != TokenKind.END; kind = lexer.next()) {
      if (kind == TokenKind.STRING || kind == TokenKind.UNTERMINATED) {
        shown.append(text(utf8, from, lexer.start())).append(LEFT_OUT);
        from = Math.toIntExact(lexer.end());
      }
      if (kind == TokenKind.UNTERMINATED) {
        return shown.toString();
      }
    }
    return shown.append(text(utf8, from, utf8.length)).toString();
  }

  private static String text(byte[] utf8, int from, long to) {
    return new String(utf8, from, Math.toIntExact(to) - from, StandardCharsets.UTF_8);
  }
}
