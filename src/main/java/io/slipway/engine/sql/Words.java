package io.slipway.engine.sql;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The key words and names of a statement in their order, as PostgreSQL understands them: folded to
/// lower case unless quoted. What stands in strings and comments is no word.
public final class Words {

  private Words() {}

  public static List<String> of(String statement) {
    var utf8 = statement.getBytes(StandardCharsets.UTF_8);
    var lexer = new Lexer(new ScriptSource(new ByteArrayInputStream(utf8)));
    var words = new ArrayList<String>();
    for (var kind = lexer.next();
        kind != TokenKind.END && kind != TokenKind.UNTERMINATED;
        kind = lexer.next()) {
      if (kind == TokenKind.WORD) {
        words.add(folded(text(utf8, lexer.start(), lexer.end())));
      } else if (kind == TokenKind.QUOTED_NAME) {
        words.add(text(utf8, lexer.start() + 1, lexer.end() - 1).replace("\"\"", "\""));
      }
    }
    return words;
  }

  // In a database in UTF-8 no letter beyond ASCII is folded.
  private static String folded(String name) {
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
