package io.slipway.engine.sql;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The tokens of a statement in their order. Comments are none.
public final class Tokens {

  private Tokens() {}

  /// What an unterminated string or comment holds is left out.
  public static List<Token> of(String statement) {
    var utf8 = statement.getBytes(StandardCharsets.UTF_8);
    var lexer = new Lexer(new ScriptSource(new ByteArrayInputStream(utf8)));
    var tokens = new ArrayList<Token>();
    for (var kind = lexer.next();
        kind != TokenKind.END && kind != TokenKind.UNTERMINATED;
        kind = lexer.next()) {
      tokens.add(token(kind, utf8, lexer));
    }
    return tokens;
  }

  private static Token token(TokenKind kind, byte[] utf8, Lexer lexer) {
    return switch (kind) {
      case WORD -> new Token(Token.Kind.WORD, folded(text(utf8, lexer.start(), lexer.end())));
      case QUOTED_NAME ->
          new Token(
              Token.Kind.QUOTED_NAME,
              text(utf8, lexer.start() + 1, lexer.end() - 1).replace("\"\"", "\""));
      case STRING, NUMBER -> new Token(Token.Kind.LITERAL, "");
      case SYMBOL,
          OPENING_PARENTHESIS,
          CLOSING_PARENTHESIS,
          SEMICOLON,
          BACKSLASH,
          UNTERMINATED,
          END ->
          new Token(Token.Kind.SYMBOL, text(utf8, lexer.start(), lexer.end()));
    };
  }

  // In a database in UTF-8 no letter beyond ASCII is folded.
  static String folded(String name) {
    var folded = new StringBuilder(name);
    for (var i = 0; i < folded.length(); i++) {
      var character = folded.charAt(i);
      if (character >= 'A' && character <= 'Z') {
        folded.setCharAt(i, (char) (character + 'a' - 'A'));
      }
    }
    return folded.toString();
  }

  private static String text(byte[] utf8, long start, long end) {
    return new String(
        utf8, Math.toIntExact(start), Math.toIntExact(end - start), StandardCharsets.UTF_8);
  }
}
