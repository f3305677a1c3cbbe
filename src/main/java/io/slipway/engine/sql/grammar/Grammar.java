package io.slipway.engine.sql.grammar;

import java.util.function.Function;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLLexer;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/// pgCodeKeeper's grammar over a text.
final class Grammar {

  // Beyond it, a text is data: no statement that defines anything is as long.
  static final int LONGEST = 500_000;

  /// Why a text is not read whose expressions have more levels than anybody writes.
  static final String TOO_DEEP = "nested too deeply";

  // Parentheses within one another: predicting takes longer with each, for minutes in the end.
  private static final int DEEPEST = 500;
  private static final int SHOWN = 40;

  private Grammar() {}

  /// Reads all of a text by one rule, which must end with the text's end.
  static <T extends ParserRuleContext> T parse(String text, Function<SQLParser, T> rule)
      throws UnreadableException {
    if (text.length() > LONGEST) {
      throw new UnreadableException("longer than %d characters".formatted(LONGEST), 0);
    }
    var tokens = tokens(text);
    if (depth(tokens) > DEEPEST) {
      throw nestedTooDeeply();
    }
    try {
      return rule.apply(parser(tokens, PredictionMode.SLL));
    } catch (ParseCancellationException e) {
      return thoroughly(tokens, rule);
    } catch (StackOverflowError e) {
      throw nestedTooDeeply();
    }
  }

  private static int depth(CommonTokenStream tokens) {
    var deepest = 0;
    var depth = 0;
    for (var token : tokens.getTokens()) {
      depth += token.getType() == SQLLexer.LEFT_PAREN ? 1 : 0;
      depth -= token.getType() == SQLLexer.RIGHT_PAREN ? 1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  // What the fast prediction refuses may be right all the same.
  private static <T extends ParserRuleContext> T thoroughly(
      CommonTokenStream tokens, Function<SQLParser, T> rule) throws UnreadableException {
    tokens.seek(0);
    try {
      return rule.apply(parser(tokens, PredictionMode.LL));
    } catch (ParseCancellationException e) {
      return adapted(tokens, rule, refused(e));
    } catch (StackOverflowError e) {
      throw nestedTooDeeply();
    }
  }

  // What the grammar refuses may be right all the same.
  private static <T extends ParserRuleContext> T adapted(
      CommonTokenStream tokens, Function<SQLParser, T> rule, UnreadableException refused)
      throws UnreadableException {
    var adapted = Adaptation.of(tokens.getTokens());
    if (adapted.isEmpty()) {
      throw refused;
    }
    try {
      var stream = new CommonTokenStream(new ListTokenSource(adapted.get()));
      return rule.apply(parser(stream, PredictionMode.LL));
    } catch (ParseCancellationException e) {
      throw refused;
    }
  }

  private static CommonTokenStream tokens(String text) {
    var lexer = new SQLLexer(CharStreams.fromString(Comments.apart(text)));
    lexer.removeErrorListeners();
    var tokens = new CommonTokenStream(lexer);
    tokens.fill();
    namesOfLanguages(tokens);
    return tokens;
  }

  // PostgreSQL takes a string for a language's name, and the grammar does not.
  private static void namesOfLanguages(CommonTokenStream tokens) {
    Token before = null;
    for (var token : tokens.getTokens()) {
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      if (before != null
          && before.getType() == SQLLexer.LANGUAGE
          && token.getType() == SQLLexer.StringConstant) {
        var name = (CommonToken) token;
        name.setText(Texts.unquoted(name.getText()));
        name.setType(SQLLexer.QuotedIdentifier);
      }
      before = token;
    }
  }

  private static SQLParser parser(CommonTokenStream tokens, PredictionMode mode) {
    var parser = new SQLParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new BailErrorStrategy());
    parser.getInterpreter().setPredictionMode(mode);
    return parser;
  }

  private static UnreadableException refused(ParseCancellationException e) {
    if (!(e.getCause() instanceof RecognitionException failure)
        || failure.getOffendingToken() == null) {
      return new UnreadableException("not understood", 0);
    }
    var token = failure.getOffendingToken();
    if (token.getType() == Token.EOF) {
      return new UnreadableException("unexpected end", token.getInputStream().size() + 1);
    }
    var text = token.getText();
    var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return new UnreadableException("unexpected \"" + shown + "\"", token.getStartIndex() + 1);
  }

  private static UnreadableException nestedTooDeeply() {
    return new UnreadableException(TOO_DEEP, 0);
  }
}
