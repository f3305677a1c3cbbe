package io.slipway.engine.sql;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the tokens of a statement one by one, with their places. Comments are none.
public final class Lexemes {

  private static final int TWO_BYTES = 0x80;
  private static final int THREE_BYTES = 0x800;

  private final String statement;
  private final Lexer lexer;
  private long bytes;
  private int characters;

  public Lexemes(String statement) {
    this.statement = statement;
    var utf8 = statement.getBytes(StandardCharsets.UTF_8);
    this.lexer = new Lexer(new ScriptSource(new ByteArrayInputStream(utf8)));
  }

  /// All of them.
  public static List<Lexeme> of(String statement) {
    var source = new Lexemes(statement);
    var all = new ArrayList<Lexeme>();
    for (var next = source.next(); next != null; next = source.next()) {
      all.add(next);
    }
    return all;
  }

  /// The next one; null at the end, and where a string or a comment is not closed.
  public @Nullable Lexeme next() {
    var kind = lexer.next();
    if (kind == TokenKind.END || kind == TokenKind.UNTERMINATED) {
      return null;
    }
    var start = character(lexer.start());
    var end = character(lexer.end());
    var text = statement.substring(start, end);
    return switch (kind) {
      case WORD -> new Lexeme(Token.Kind.WORD, Tokens.folded(text), start, end);
      case QUOTED_NAME -> new Lexeme(Token.Kind.QUOTED_NAME, unquoted(text), start, end);
      case STRING, NUMBER -> new Lexeme(Token.Kind.LITERAL, text, start, end);
      case SYMBOL,
          OPENING_PARENTHESIS,
          CLOSING_PARENTHESIS,
          SEMICOLON,
          BACKSLASH,
          UNTERMINATED,
          END ->
          new Lexeme(Token.Kind.SYMBOL, text, start, end);
    };
  }

  private static String unquoted(String name) {
    return name.substring(1, name.length() - 1).replace("\"\"", "\"");
  }

  // Offsets only grow, so that all of it is walked through once.
  private int character(long offset) {
    while (bytes < offset) {
      var c = statement.charAt(characters);
      if (Character.isHighSurrogate(c)) {
        bytes += 4;
        characters += 2;
      } else {
        bytes += c < TWO_BYTES ? 1 : c < THREE_BYTES ? 2 : 3;
        characters++;
      }
    }
    return characters;
  }
}
