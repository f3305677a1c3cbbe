package io.slipway.engine.sql.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;

/// Makes tokens of a query into others of the same meaning that the grammar understands.
///
/// What is left out changes neither what is read and written nor what is locked: the alias of a
/// join's columns, `DISTINCT` of groups, parentheses around one table, how a value is written.
final class Adaptation {

  private static final Set<Integer> OPENING = Set.of(SQLLexer.LEFT_PAREN, SQLLexer.LEFT_BRACKET);
  private static final Set<Integer> CLOSING = Set.of(SQLLexer.RIGHT_PAREN, SQLLexer.RIGHT_BRACKET);

  // PostgreSQL's documentation, "XML Functions", "JSON Functions and Operators", "String
  // Functions": what says how a value is written.
  private static final List<List<String>> SAY_LITTLE =
      Stream.of(
              "at local",
              "preserve whitespace",
              "strip whitespace",
              "by value",
              "with unique keys",
              "without unique keys",
              "no indent",
              "indent",
              "nfc",
              "nfd",
              "nfkc",
              "nfkd")
          .map(words -> List.of(words.split(" ")))
          .toList();
  private static final Map<String, Integer> OTHERWISE =
      Map.of(
          "system_user", SQLLexer.SESSION_USER,
          "overlay", SQLLexer.Identifier,
          "normalize", SQLLexer.Identifier,
          "normalized", SQLLexer.NULL);
  private static final Set<String> BEHIND_A_SUBQUERY =
      Set.of(
          "<eof>",
          ")",
          ",",
          ";",
          "where",
          "group",
          "order",
          "limit",
          "join",
          "on",
          "inner",
          "left",
          "right",
          "full",
          "cross",
          "natural",
          "using",
          "having",
          "window",
          "union",
          "except",
          "intersect",
          "fetch",
          "offset",
          "for",
          "returning",
          "set",
          "when");

  private final List<Token> tokens = new ArrayList<>();
  private final List<Token> adapted = new ArrayList<>();
  private final Set<Integer> unnamed = new HashSet<>();
  private boolean changed;
  private int at;

  private Adaptation(List<Token> all) {
    all.stream().filter(it -> it.getChannel() == Token.DEFAULT_CHANNEL).forEach(tokens::add);
  }

  /// Empty when there is nothing to be adapted.
  static Optional<List<Token>> of(List<Token> tokens) {
    var adaptation = new Adaptation(tokens);
    while (adaptation.at < adaptation.tokens.size()) {
      adaptation.next();
    }
    return Optional.of(adaptation.adapted).filter(_ -> adaptation.changed);
  }

  private void next() {
    if (is(0, SQLLexer.ONLY) && is(1, SQLLexer.LEFT_PAREN)) {
      var close = closing(1);
      take(1);
      leave(1);
      take(close - 2);
      leave(1);
    } else if (is(0, SQLLexer.MERGE) && is(1, SQLLexer.INTO) && is(2, SQLLexer.ONLY)) {
      take(2);
      leave(1);
    } else if (is(0, SQLLexer.GROUP) && is(1, SQLLexer.BY)) {
      take(2);
      leave(is(0, SQLLexer.DISTINCT) || is(0, SQLLexer.ALL) ? 1 : 0);
    } else if (is(0, SQLLexer.USING) && is(1, SQLLexer.LEFT_PAREN)) {
      using();
    } else if (is(0, SQLLexer.EQUAL) && is(1, SQLLexer.LEFT_PAREN) && is(2, SQLLexer.SELECT)) {
      subquery();
    } else if ((is(0, SQLLexer.FROM) || is(0, SQLLexer.JOIN))
        && is(1, SQLLexer.LEFT_PAREN)
        && is(2, SQLLexer.SELECT)) {
      withoutAlias();
    } else if (is(0, SQLLexer.XMLNAMESPACES)) {
      namespaces();
    } else {
      word();
    }
  }

  // The namespace without a name gets one.
  private void namespaces() {
    for (var left = closing(1); left > 0; left--) {
      if (!is(0, SQLLexer.DEFAULT)) {
        take(1);
        continue;
      }
      leave(1);
      take(1);
      at--;
      add(SQLLexer.AS, "as");
      add(SQLLexer.Identifier, "_");
      at++;
      left--;
    }
  }

  private void word() {
    for (var words : SAY_LITTLE) {
      if (IntStream.range(0, words.size()).allMatch(i -> text(i).equals(words.get(i)))
          && (!words.getFirst().startsWith("nf") || text(1).equals("normalized"))) {
        leave(words.size());
        return;
      }
    }
    var type = OTHERWISE.get(text(0));
    if (type == null || is(0, SQLLexer.Identifier) || isOverlayInWords()) {
      take(1);
      return;
    }
    add(type, tokens.get(at).getText());
    at++;
  }

  private boolean isOverlayInWords() {
    return text(0).equals("overlay")
        && IntStream.range(0, closing(1)).anyMatch(i -> is(i, SQLLexer.PLACING));
  }

  // Since 16 a subquery needs no alias.
  private void withoutAlias() {
    var close = closing(1);
    var lacksAlias = BEHIND_A_SUBQUERY.contains(text(close + 1));
    take(2);
    if (lacksAlias) {
      unnamed.add(at + close - 2);
    }
  }

  private String text(int ahead) {
    return at + ahead < tokens.size() ? Texts.folded(tokens.get(at + ahead).getText()) : "";
  }

  // JOIN … USING (a) AS alias.
  private void using() {
    var close = closing(1);
    var areNames = IntStream.range(2, close).allMatch(i -> i % 2 == 0 || text(i).equals(","));
    var hasAlias = areNames && is(close + 1, SQLLexer.AS) && !is(close + 2, SQLLexer.LEFT_PAREN);
    if (!areNames) {
      take(1);
      return;
    }
    take(close + 1);
    leave(hasAlias ? 2 : 0);
  }

  // (a, b) = (SELECT 1, 2) is (a, b) = ((SELECT 1, 2)).
  private void subquery() {
    var close = closing(1);
    take(1);
    add(SQLLexer.LEFT_PAREN, "(");
    take(close);
    at--;
    add(SQLLexer.RIGHT_PAREN, ")");
    at++;
  }

  private boolean is(int ahead, int type) {
    return at + ahead < tokens.size() && tokens.get(at + ahead).getType() == type;
  }

  // How far the bracket is that closes the one so far ahead.
  private int closing(int ahead) {
    var depth = 0;
    for (var i = ahead; at + i < tokens.size(); i++) {
      var type = tokens.get(at + i).getType();
      depth += OPENING.contains(type) ? 1 : CLOSING.contains(type) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return ahead;
  }

  private void take(int count) {
    for (var i = 0; i < count && at < tokens.size(); i++) {
      adapted.add(tokens.get(at));
      if (unnamed.contains(at)) {
        add(SQLLexer.Identifier, "_");
      }
      at++;
    }
  }

  private void leave(int count) {
    at += count;
    changed |= count > 0;
  }

  // A bracket where a token stands.
  private void add(int type, String text) {
    var bracket = new CommonToken(tokens.get(at));
    bracket.setType(type);
    bracket.setText(text);
    adapted.add(bracket);
    changed = true;
  }
}
